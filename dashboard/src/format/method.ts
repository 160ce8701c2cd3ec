import type { Budget, NamedSettings, Objective, Screening } from "../api/types";
import { compact, count } from "./format";
import { goalName } from "./words";

/** A name, and the parameters that differ from the usual ones: "ASHA: reduction 4". */
export function settingsText(
  settings: NamedSettings,
  usual: NamedSettings | undefined,
  nameOf: (name: string) => string,
): string {
  const unusual = Object.entries(settings)
    .filter(
      ([key, value]) =>
        key !== "name" &&
        usual !== undefined &&
        JSON.stringify(value) !== JSON.stringify(usual[key]),
    )
    .map(([key, value]) => `${spaced(key)} ${plain(value)}`);
  return unusual.length === 0
    ? nameOf(settings.name)
    : `${nameOf(settings.name)}: ${unusual.join(", ")}`;
}

function plain(value: unknown): string {
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}

function spaced(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** What is looked for, where that is not accuracy at any cost. */
export function objectiveTexts({ goals, limits, latency }: Objective): string[] {
  const texts: string[] = [];
  if (goals.length > 1) {
    texts.push(`goals: ${goals.map((goal) => goalName(goal).toLowerCase()).join(", ")}`);
  }
  if (limits?.parameters !== undefined) {
    texts.push(`at most ${compact(limits.parameters)} parameters`);
  }
  if (limits?.multiplyAdds !== undefined) {
    texts.push(`at most ${compact(limits.multiplyAdds)} multiply-adds`);
  }
  if (limits?.activationBytes !== undefined) {
    texts.push(`at most ${compact(limits.activationBytes)}B of activations`);
  }
  if (latency !== undefined) {
    texts.push(`latency target ${latency.targetMilliseconds} ms (weight ${latency.weight})`);
  }
  return texts;
}

/** How candidates are chosen among proposals, if they are. */
export function screeningTexts(screening: Screening | undefined, trials: number): string[] {
  if (screening === undefined) {
    return [];
  }
  const { score, proposals, first } = screening;
  const which = first < trials ? `, for the first ${first}` : "";
  return [`the best of ${proposals} proposals by ${score}${which}`];
}

/** What may be spent beside the number of candidates. */
export function budgetTexts({ hours, deviceHours }: Budget): string[] {
  return [
    ...(hours === undefined ? [] : [`at most ${hoursText(hours)}`]),
    ...(deviceHours === undefined ? [] : [`at most ${hoursText(deviceHours)} of training`]),
  ];
}

function hoursText(hours: number): string {
  return `${Number.isInteger(hours) ? count(hours) : hours} h`;
}
