import type { Cell, ResultRow } from './result-column.ts';

export type Delimited = 'tsv' | 'csv';

/**
 * A table as text, its numbers with all their digits. As RFC 4180 has it, in both forms, which is also what
 * spreadsheets take from the clipboard. Null is nothing, an empty text a pair of quotes.
 */
export function toDelimited(
  columns: readonly string[],
  rows: readonly ResultRow[],
  form: Delimited,
): string {
  const separator = form === 'tsv' ? '\t' : ',';
  const lineOf = (cells: readonly Cell[]): string =>
    cells.map((cell) => quoted(cell, separator)).join(separator);
  return [
    lineOf(columns),
    ...rows.map((row) => lineOf(columns.map((name) => row[name] ?? null))),
  ].join('\r\n');
}

function quoted(cell: Cell, separator: string): string {
  if (cell === null) return '';
  const text = String(cell);
  const needsQuotes = text === '' || /["\r\n]/.test(text) || text.includes(separator);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
