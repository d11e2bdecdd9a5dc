import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type DuckDbEngineOptions, openDuckDbEngine } from '../duckdb/duckdb-engine.ts';
import type { Engine } from '../engine.ts';
import { loadSalesRows } from './load-rows.ts';
import type { SalesRow } from './rows.ts';
import { salesCatalog } from './sales-catalog.ts';
import { tempFolder } from './temp-folder.ts';

export { salesCatalog } from './sales-catalog.ts';

export const soon = (): AbortSignal => new AbortController().signal;

export interface SalesEngine {
  readonly engine: Engine;
  readonly dataFolder: string;
  readonly scratchFolder: string;
}

/** An engine over the given rows; it closes when the running test ends. */
export async function openSalesEngine(
  rows: readonly SalesRow[],
  options: Partial<DuckDbEngineOptions> = {},
): Promise<SalesEngine> {
  const folder = tempFolder();
  const dataFolder = path.join(folder, 'data');
  const scratchFolder = path.join(folder, 'scratch');
  if (rows.length > 0) await loadSalesRows(dataFolder, rows);
  const engine = await openDuckDbEngine({
    catalog: salesCatalog,
    dataFolder,
    scratchFolder,
    threads: 2,
    ...options,
  });
  onTestFinished(() => engine.close());
  return { engine, dataFolder, scratchFolder };
}
