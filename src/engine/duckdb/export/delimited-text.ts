import type { ResultColumn } from '../../engine.ts';
import { quoteText } from '../../sql/quote.ts';

export type TextFormat = 'csv' | 'tsv';

const delimiters: Readonly<Record<TextFormat, string>> = { csv: ',', tsv: '\t' };

/** Written here, not by DuckDB, which would rename the second of two like headers. */
export function headerLine(columns: readonly ResultColumn[], format: TextFormat): string {
  const fields = columns.map(({ header }) =>
    header === '' || /["\r\n,\t]/.test(header) ? `"${header.replaceAll('"', '""')}"` : header,
  );
  return `${fields.join(delimiters[format])}\n`;
}

/** The statement that writes a query's rows to a file, in the form that `Exporter` promises. */
export function copyToText(query: string, file: string, format: TextFormat): string {
  const options = [
    'FORMAT csv',
    'HEADER false',
    `DELIMITER ${quoteText(delimiters[format])}`,
    `QUOTE '"'`,
    `ESCAPE '"'`,
    "NULLSTR ''",
    "DATEFORMAT '%Y-%m-%d'",
    "TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'",
  ];
  return `COPY (${query}) TO ${quoteText(file)} (${options.join(', ')})`;
}
