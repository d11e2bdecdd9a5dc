import type { FileFormat } from '../../engine.ts';
import { quoteText } from '../../sql/quote.ts';
import type { Run } from '../prepare-run.ts';
import { PARQUET_OPTIONS } from '../write/parquet-options.ts';
import { copyToText } from './delimited-text.ts';
import { jsonType, namedRows } from './named-rows.ts';

/** The statement that writes the run's rows to a file, in the form that `Exporter` promises. */
export function copyToFile(
  { sql, columns, storedTypes }: Run,
  file: string,
  format: FileFormat,
): string {
  const headers = columns.map(({ header }) => header);
  switch (format) {
    case 'csv':
    case 'tsv':
      return copyToText(sql(), file, format);
    case 'jsonl':
      return copy(namedRows(sql(), headers, jsonTypes(columns)), file, JSON_OPTIONS);
    case 'parquet':
      return copy(namedRows(sql(), headers, storedTypes), file, PARQUET_OPTIONS);
  }
}

const jsonTypes = (columns: Run['columns']) => columns.map(({ type }) => jsonType(type));

const JSON_OPTIONS = [
  'FORMAT json',
  "DATEFORMAT '%Y-%m-%d'",
  "TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'",
].join(', ');

const copy = (query: string, file: string, options: string): string =>
  `COPY (${query}) TO ${quoteText(file)} (${options})`;
