/** How a file is read, by its name. */
export type FileKind =
  | { readonly kind: 'text'; readonly delimiter: ',' | '\t'; readonly gzip: boolean }
  | { readonly kind: 'parquet' };

export function fileKind(file: string): FileKind | undefined {
  const match = /\.(csv|tsv|parquet)(\.gz)?$/i.exec(file);
  const extension = match?.[1]?.toLowerCase();
  const gzip = match?.[2] !== undefined;
  if (extension === 'parquet') return gzip ? undefined : { kind: 'parquet' };
  if (extension === undefined) return undefined;
  return { kind: 'text', delimiter: extension === 'csv' ? ',' : '\t', gzip };
}
