import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../../../catalog/dataset.ts';
import { emptyFolder } from '../../empty-folder.ts';
import { quoteName, quoteText } from '../../sql/quote.ts';
import { type DatabaseLimits, openDatabase, withConnection } from '../open-database.ts';
import { type CheckBounds, checkValues } from './check-values.ts';
import { readFileRows, refuseIfAny } from './read-files.ts';
import { sortRows } from './sort-rows.ts';

export type LoadPhase = 'read' | 'check' | 'sort' | 'write';

/** `done` of `of` files are read or accounts written; checking and sorting are one step each. */
export type OnLoadProgress = (progress: { phase: LoadPhase; done: number; of: number }) => void;

export interface SortedRowsOptions extends DatabaseLimits {
  /** Where DuckDB may write, beside the scratch folder. */
  readonly folders: readonly string[];
  /** What the values must fit beside their types. */
  readonly bounds?: CheckBounds | undefined;
  readonly onProgress: OnLoadProgress;
}

/**
 * Hands `work` the rows of the files as the table `load.sorted`: checked, typed, by account, then as snapshots have
 * them. Memory is bounded; the scratch folder must be this load's own and takes about the size of the plain files.
 * @throws LoadRefused when there is any problem
 */
export async function withSortedRows<T>(
  dataset: Dataset,
  files: readonly string[],
  { folders, bounds, onProgress, ...limits }: SortedRowsOptions,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  await emptyFolder(limits.scratchFolder);
  try {
    const sources = files.map((file) => path.resolve(file));
    const database = await openDatabase([...folders, ...sources.map(path.dirname)], limits);
    return await withConnection(database, async (connection) => {
      await createTables(connection, dataset, path.resolve(limits.scratchFolder, 'load.duckdb'));
      await readAll(connection, dataset, sources, onProgress);
      onProgress({ phase: 'check', done: 0, of: 1 });
      await checkValues(connection, dataset, sources, bounds);
      onProgress({ phase: 'sort', done: 0, of: 1 });
      await sortRows(connection, dataset);
      return work(connection);
    }).finally(() => database.closeSync());
  } finally {
    await rm(limits.scratchFolder, { recursive: true, force: true });
  }
}

async function readAll(
  connection: DuckDBConnection,
  dataset: Dataset,
  files: readonly string[],
  onProgress: OnLoadProgress,
): Promise<void> {
  const problems = [];
  for (const [index, file] of files.entries()) {
    onProgress({ phase: 'read', done: index, of: files.length });
    problems.push(...(await readFileRows(connection, dataset, file, index)));
  }
  refuseIfAny(problems);
}

/** In a file, not in memory: the rows of a load may be many times the memory. */
async function createTables(
  connection: DuckDBConnection,
  dataset: Dataset,
  file: string,
): Promise<void> {
  await connection.run(`ATTACH ${quoteText(file)} AS load`);
  const columns = dataset.columns.map(({ name }) => `${quoteName(name)} VARCHAR`);
  await connection.run(
    `CREATE TABLE load.raw (file_number INTEGER, row_number BIGINT, ${columns.join(', ')})`,
  );
}
