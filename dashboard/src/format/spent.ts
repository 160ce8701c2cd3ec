import type { Search } from "../api/types";

type Spending = Pick<Search, "budget" | "spent" | "endedBecause">;

/** What a search with a budget has spent of it; null without one. */
export function spentText({ budget, spent }: Spending): string | null {
  const parts = [
    part(spent.hours, budget.hours, "hours"),
    part(spent.deviceHours, budget.deviceHours, "device hours"),
  ].filter((text) => text !== null);
  return parts.length === 0 ? null : `${parts.join(", ")} spent`;
}

/** Why no candidate is begun any more, where it is not just that there were enough. */
export function endedText({ endedBecause }: Spending): string | null {
  switch (endedBecause) {
    case "hours":
      return "its hours are spent";
    case "deviceHours":
      return "its device hours are spent";
    default:
      return null;
  }
}

function part(spent: number, most: number | undefined, unit: string): string | null {
  return most === undefined ? null : `${spent.toFixed(2)} of ${most} ${unit}`;
}
