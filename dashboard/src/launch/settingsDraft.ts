import type { NamedSettings } from "../api/types";
import { parseNumber } from "./numbers";

/** A parameter is a number, which is still text, a switch, or a word. */
export type Parameter =
  | { kind: "number"; text: string }
  | { kind: "switch"; on: boolean }
  | { kind: "word"; text: string };

/** A strategy or a fidelity as it is being filled in. */
export interface SettingsDraft {
  name: string;
  parameters: Readonly<Record<string, Parameter>>;
}

/** Which settings a field belongs to. */
export type SettingsGroup = "strategy" | "fidelity";

export type ParameterField = `${SettingsGroup}.${string}`;

/** Nothing for what is no plain value, which the controller completes. */
export function settingsDraftOf(settings: NamedSettings): SettingsDraft {
  const parameters: Record<string, Parameter> = {};
  for (const [key, value] of Object.entries(settings)) {
    if (key !== "name") {
      if (typeof value === "number") {
        parameters[key] = { kind: "number", text: String(value) };
      } else if (typeof value === "boolean") {
        parameters[key] = { kind: "switch", on: value };
      } else if (typeof value === "string") {
        parameters[key] = { kind: "word", text: value };
      }
    }
  }
  return { name: settings.name, parameters };
}

/** The settings for this draft. Only for a draft without problems. */
export function settingsOf(draft: SettingsDraft): NamedSettings {
  const settings: NamedSettings = { name: draft.name };
  for (const [key, parameter] of Object.entries(draft.parameters)) {
    settings[key] = written(parameter);
  }
  return settings;
}

function written(parameter: Parameter): unknown {
  switch (parameter.kind) {
    case "number":
      return parseNumber(parameter.text, false) ?? Number.NaN;
    case "switch":
      return parameter.on;
    case "word":
      return parameter.text;
  }
}

/** Parameters whose text is not even a number. */
export function settingsProblemsOf(
  group: SettingsGroup,
  draft: SettingsDraft,
): Partial<Record<ParameterField, string>> {
  const problems: Partial<Record<ParameterField, string>> = {};
  for (const [key, parameter] of Object.entries(draft.parameters)) {
    if (parameter.kind === "number" && parseNumber(parameter.text, false) === null) {
      problems[`${group}.${key}`] =
        `${parameterName(key)} is a number such as 0.05, not “${parameter.text}”.`;
    }
  }
  return problems;
}

/** What a parameter is called: "learningRate" is "Learning rate". */
export function parameterName(key: string): string {
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
