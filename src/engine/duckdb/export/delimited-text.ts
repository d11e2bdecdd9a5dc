import { delimiters, type TextFormat } from '../../export/headers.ts';
import { quoteText } from '../../sql/quote.ts';

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
