/** Of a report file, before compression. */
export const contentTypeOf = (format: string): string =>
  contentTypes[format] ?? 'application/octet-stream';

const contentTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  tsv: 'text/tab-separated-values; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};
