/** A number as people type it, thousands apart or not; null where it is none. */
export function parseNumber(text: string, whole: boolean): number | null {
  const plain = text.trim().replace(/(?<=\d)[,  _](?=\d{3}(\D|$))/g, "");
  const shape = whole ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  if (!shape.test(plain)) {
    return null;
  }
  const value = Number(plain);
  return Number.isFinite(value) && (!whole || Number.isSafeInteger(value)) ? value : null;
}

/** Whole numbers apart by commas or spaces; null where one is none. */
export function parseWholes(text: string): number[] | null {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const numbers = words.map((word) => parseNumber(word, true));
  return numbers.includes(null) ? null : (numbers as number[]);
}
