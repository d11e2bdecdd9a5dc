import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Dataset } from '../../catalog/dataset.ts';

/** A row as a file spells it. */
export type TextRow = Readonly<Record<string, string | null>>;

/** The rows as a CSV file that can be loaded: every value in quotes, null as nothing. */
export function writeTextFile(folder: string, dataset: Dataset, rows: readonly TextRow[]): string {
  const names = dataset.columns.map(({ name }) => name);
  const lines = rows.map((row) => names.map((name) => field(row[name] ?? null)).join(','));
  const file = path.join(folder, `${dataset.name}.csv`);
  writeFileSync(file, `${[names.join(','), ...lines].join('\n')}\n`);
  return file;
}

const field = (value: string | null): string =>
  value === null ? '' : `"${value.replaceAll('"', '""')}"`;
