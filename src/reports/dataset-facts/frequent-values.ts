import type { Row } from '../../engine/engine.ts';

/** Longer ones are cut. */
const LONGEST = 80;

/** Up to `most` different values of a column, as texts, the most frequent first; nulls are left out. */
export function frequentValues(rows: readonly Row[], header: string, most: number): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = row[header];
    if (value === null || value === undefined || value === '') continue;
    const text = textOf(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([text]) => text);
}

/** Numbers keep every digit: those past 15 come as JSON's raw ones. */
function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
}
