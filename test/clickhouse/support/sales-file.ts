import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cellTexts } from '../../../src/engine/duckdb/write/row-text.ts';
import { salesDataset } from '../../../src/engine/testing/datasets.ts';
import type { SalesRow } from '../../../src/engine/testing/rows.ts';

/** The rows as a file that can be loaded. */
export function writeSalesFile(folder: string, rows: readonly SalesRow[]): string {
  const texts = cellTexts(salesDataset.columns);
  const lines = rows.map((row) =>
    salesDataset.columns
      .map(({ name }, index) => {
        const value = row[name as keyof SalesRow];
        return value === null ? '' : (texts[index]?.(value) ?? '');
      })
      .join(','),
  );
  const file = path.join(folder, 'sales.csv');
  const header = salesDataset.columns.map(({ name }) => name).join(',');
  writeFileSync(file, `${[header, ...lines].join('\n')}\n`);
  return file;
}
