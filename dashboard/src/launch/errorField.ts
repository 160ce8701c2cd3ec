import type { ApiError } from "../api/error";
import { FIELDS, type Field } from "./fields";

/**
 * The field of the form that an error of the API is about, or null for the form as a whole. The API
 * may name the field itself ("recipe.epochs"), an element of it ("baselines[0]"), or only its group
 * ("recipe"), with the field at the start of the message ("recipe: epochs is 1 to 10,000, not 0").
 *
 * @param parameters what the strategy and the fidelity have
 */
export function fieldOfError(
  error: Pick<ApiError, "field" | "message">,
  parameters: readonly Field[] = [],
): Field | null {
  if (error.field === null) {
    return null;
  }
  const named = error.field.replace(/\[.*$/, "");
  const known = (name: string): Field | null =>
    [...FIELDS, ...parameters].find((field) => field === name) ?? null;
  const words = error.message.match(/[A-Za-z]+/g) ?? [];
  for (const word of words) {
    const inGroup = known(`${named}.${word}`);
    if (inGroup !== null) {
      return inGroup;
    }
  }
  return known(named) ?? byLastName(named);
}

/** "epochs" is "recipe.epochs": last names are unique but for "name", which is the search's own. */
function byLastName(name: string): Field | null {
  return FIELDS.find((field) => field.endsWith(`.${name}`)) ?? null;
}

/** The message without the name of the group that it starts with. */
export function messageOf(error: Pick<ApiError, "field" | "message">): string {
  const prefix = `${error.field}: `;
  return error.field !== null && error.message.startsWith(prefix)
    ? error.message.slice(prefix.length)
    : error.message;
}
