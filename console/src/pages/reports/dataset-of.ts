const STRINGS = /'(?:[^']|'')*'/g;

/** The dataset that a query reads, as it is written there; null for a text that names none. */
export const datasetOf = (query: string | null): string | null =>
  /\bFROM\s+([A-Za-z_]\w*)/i.exec((query ?? '').replace(STRINGS, "''"))?.[1] ?? null;
