/** In order of time; those of one day stay as they stood. */
export const byDay = <T extends { readonly day: number }>(facts: readonly T[]): T[] =>
  facts.toSorted((one, other) => one.day - other.day);
