// Numbers and times as people read them. Every function takes the null of the API and shows a dash.

const DASH = "–";

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** An accuracy from 0 to 1 as a percentage: 0.91234 is "91.23 %". */
export function accuracy(share: number | null | undefined, digits = 2): string {
  return share === null || share === undefined ? DASH : `${(share * 100).toFixed(digits)} %`;
}

/** A whole number with thousands apart. */
export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? DASH : whole.format(value);
}

/** A large count in three digits or so: 41,234 is "41.2 k", 5,123,456 is "5.12 M". */
export function compact(value: number | null | undefined): string {
  if (value === null || value === undefined) {
    return DASH;
  }
  const steps: [number, string][] = [
    [1e12, "T"],
    [1e9, "G"],
    [1e6, "M"],
    [1e3, "k"],
  ];
  for (const [size, unit] of steps) {
    // 999,950 would round to "1000 k", so it already counts as a million.
    if (Math.abs(value) >= size * 0.9995) {
      return `${threeDigits(value / size)} ${unit}`;
    }
  }
  return whole.format(value);
}

function threeDigits(value: number): string {
  const size = Math.abs(value);
  if (size >= 99.95) {
    return value.toFixed(0);
  }
  return value.toFixed(size >= 9.995 ? 1 : 2);
}

/** A duration in the two largest units that matter: "4 min 10 s", "2 h 5 min", "3 d 4 h". */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) {
    return DASH;
  }
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  const rounded = Math.round(seconds);
  if (rounded < 60) {
    return `${rounded} s`;
  }
  if (rounded < 3_600) {
    return pair(Math.floor(rounded / 60), "min", rounded % 60, "s");
  }
  const minutes = Math.round(rounded / 60);
  if (minutes < 24 * 60) {
    return pair(Math.floor(minutes / 60), "h", minutes % 60, "min");
  }
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), "d", hours % 24, "h");
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** An estimate of what is left, no finer than it deserves: "about 5 min left". */
export function remaining(seconds: number | null): string | null {
  if (seconds === null) {
    return null;
  }
  if (seconds < 20) {
    return "a few seconds left";
  }
  if (seconds < 90) {
    return `about ${Math.round(seconds / 10) * 10} s left`;
  }
  if (seconds < 90 * 60) {
    return `about ${Math.round(seconds / 60)} min left`;
  }
  return `about ${duration(Math.round(seconds / 600) * 600)} left`;
}

/** How long ago a time was: "just now", "12 s ago", "4 min ago", "3 d ago". */
export function age(time: string | null, now: number): string {
  if (time === null) {
    return DASH;
  }
  const seconds = Math.max(0, Math.round((now - Date.parse(time)) / 1_000));
  if (seconds < 5) {
    return "just now";
  }
  if (seconds < 60) {
    return `${seconds} s ago`;
  }
  if (seconds < 3_600) {
    return `${Math.floor(seconds / 60)} min ago`;
  }
  if (seconds < 48 * 3_600) {
    return `${Math.floor(seconds / 3_600)} h ago`;
  }
  return `${Math.floor(seconds / 86_400)} d ago`;
}

/** A time in the reader's own zone. */
export function moment(time: string | null): string {
  return time === null ? DASH : new Date(time).toLocaleString();
}

/** What a value is, relative to a reference: 0.42 is "42 % of". */
export function shareOf(value: number | null, reference: number | null): string | null {
  if (value === null || reference === null || reference === 0) {
    return null;
  }
  const share = value / reference;
  return share < 10 ? `${(share * 100).toFixed(0)} %` : `${share.toFixed(1)} times`;
}

/** A plain number with so many digits behind the point. */
export function decimal(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined ? DASH : value.toFixed(digits);
}

/** A size of memory, in powers of a thousand: "289 MB", "1.25 GB". */
export function memory(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) {
    return DASH;
  }
  return bytes < 1e9 ? `${whole.format(bytes / 1e6)} MB` : `${threeDigits(bytes / 1e9)} GB`;
}

/** Milliseconds in three digits or so: "0.42 ms", "12.3 ms". */
export function milliseconds(value: number | null | undefined): string {
  return value === null || value === undefined ? DASH : `${threeDigits(value)} ms`;
}

/** What an accuracy lacks to 1, as a percentage. */
export function error(share: number | null | undefined): string {
  return share === null || share === undefined ? DASH : accuracy(1 - share);
}

/** A difference of accuracies in percentage points, with its sign: "+1.20 points". */
export function points(share: number, reference: number): string {
  const difference = (share - reference) * 100;
  const sign = difference >= 0 ? "+" : "−";
  return `${sign}${Math.abs(difference).toFixed(2)} points`;
}

/** One thing, or several: plural(1, "trial") is "1 trial". */
export function plural(value: number, word: string, words = `${word}s`): string {
  return `${count(value)} ${value === 1 ? word : words}`;
}
