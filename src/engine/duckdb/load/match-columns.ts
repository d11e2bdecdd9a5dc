import { distance } from 'fastest-levenshtein';
import { namesOf } from '../../../catalog/catalog.ts';
import type { Column, Dataset } from '../../../catalog/dataset.ts';

/** For each catalog column its position in the file, or the reasons why they do not match. */
export type ColumnMatch =
  | { readonly positions: readonly number[] }
  | { readonly reasons: readonly string[] };

/** Headers may be in any case and may be aliases. Every column must be there once, and no other. */
export function matchColumns(dataset: Dataset, headers: readonly string[]): ColumnMatch {
  const owners = headers.map((header) => columnOf(dataset, header));
  const unknown = headers.filter((_, index) => !owners[index]);
  const reasons = dataset.columns.flatMap((column) => {
    const found = headers.filter((_, index) => owners[index] === column);
    if (found.length === 1) return [];
    if (found.length > 1) return [`column ${column.name} stands there ${found.length} times`];
    return [`column ${column.name} is missing${hint(column, unknown)}`];
  });
  reasons.push(
    ...unknown.map((header) => `${dataset.name} has no column ${JSON.stringify(header)}`),
  );
  if (reasons.length > 0) return { reasons };
  return { positions: dataset.columns.map((column) => owners.indexOf(column)) };
}

function columnOf(dataset: Dataset, header: string): Column | undefined {
  const wanted = header.trim().toLowerCase();
  return dataset.columns.find((column) =>
    namesOf(column).some((name) => name.toLowerCase() === wanted),
  );
}

function hint(column: Column, unknown: readonly string[]): string {
  const near = unknown
    .map((header) => ({
      header,
      far: distance(header.toLowerCase(), column.name.toLowerCase()),
    }))
    .filter(({ header, far }) => far <= Math.max(2, header.length / 3))
    .sort((a, b) => a.far - b.far)[0];
  return near ? `; the file has ${JSON.stringify(near.header)}` : '';
}
