export interface Named {
  readonly name: string;
  readonly description: string;
}

/**
 * What holds every word of the term in its name or meaning: first those whose name begins with it, then those whose name
 * holds it, then the rest; within each in the given order.
 */
export function matchNames<Item extends Named>(items: readonly Item[], term: string): Item[] {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = ({ name }: Named): number => {
    const lower = name.toLowerCase();
    if (lower.startsWith(words[0] ?? '')) return 0;
    return words.every((word) => lower.includes(word)) ? 1 : 2;
  };
  return items
    .filter(({ name, description }) => {
      const text = `${name} ${description}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .toSorted((one, other) => rank(one) - rank(other));
}
