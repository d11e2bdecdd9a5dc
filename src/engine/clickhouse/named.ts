/** A query's rows as a relation with the columns c1, c2, …: it names none, or two alike. */
export const named = (query: string, columns: number): string =>
  `(${query}) AS named(${Array.from({ length: columns }, (_, index) => `c${index + 1}`).join(', ')})`;
