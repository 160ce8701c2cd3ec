/** The models whose names hold every word of the filter; case and hyphens do not matter. */
export function matching(models: readonly string[], filter: string): string[] {
  const words = filter.split(/\s+/).map(plain).filter(Boolean);
  return models.filter((model) => words.every((word) => plain(model).includes(word)));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("-", "");
}

/** The choice with the model added, or taken away where it was chosen. */
export function toggled(chosen: readonly string[], model: string): string[] {
  return chosen.includes(model) ? chosen.filter((other) => other !== model) : [...chosen, model];
}
