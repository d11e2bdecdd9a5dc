import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../../catalog/dataset.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import { emptyFolder } from '../empty-folder.ts';
import { openSnapshotStore } from '../snapshots/snapshot-store.ts';
import { quoteName, quoteText } from '../sql/quote.ts';
import { checkValues } from './load/check-values.ts';
import { readFileRows, refuseIfAny } from './load/read-files.ts';
import { sortRows, writeAccounts } from './load/write-accounts.ts';
import { type DatabaseLimits, openDatabase, withConnection } from './open-database.ts';

export type LoadPhase = 'read' | 'check' | 'sort' | 'write';

export interface LoadOptions extends DatabaseLimits {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Of an account in one file at most; another number in tests. */
  readonly fileRows?: number;
  /** `done` of `of` files are read or accounts written; checking and sorting are one step each. */
  readonly onProgress?: (progress: { phase: LoadPhase; done: number; of: number }) => void;
}

export interface LoadReport {
  readonly snapshotId: string;
  readonly rows: number;
  readonly rowsByAccount: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/**
 * Makes all the files together the dataset's new snapshot. Memory is bounded; the scratch folder must
 * be this load's own and takes about the size of the plain files.
 * @throws LoadRefused when there is any problem; the dataset then stays as it was
 */
export async function loadDataset(
  dataset: Dataset,
  files: readonly string[],
  options: LoadOptions,
): Promise<LoadReport> {
  const started = options.clock.now();
  const store = openSnapshotStore(options.dataFolder);
  const name = { program: dataset.program, dataset: dataset.name, snapshotId: options.newId() };
  const staged = await store.stage(name);
  await emptyFolder(options.scratchFolder);
  try {
    const sources = files.map((file) => path.resolve(file));
    const database = await openDatabase([staged, ...sources.map(path.dirname)], options);
    const accounts = await withConnection(database, (connection) =>
      convert(connection, dataset, sources, staged, options),
    ).finally(() => database.closeSync());
    const parts = Object.entries(accounts);
    const rows = parts.reduce((sum, [, part]) => sum + part.rows, 0);
    const ended = options.clock.now();
    await store.publish({ ...name, createdTime: ended.toISOString(), rows, accounts });
    return {
      snapshotId: name.snapshotId,
      rows,
      rowsByAccount: Object.fromEntries(parts.map(([account, part]) => [account, part.rows])),
      seconds: (ended.getTime() - started.getTime()) / 1000,
    };
  } catch (error) {
    await store.abandon(name);
    throw error;
  } finally {
    await rm(options.scratchFolder, { recursive: true, force: true });
  }
}

async function convert(
  connection: DuckDBConnection,
  dataset: Dataset,
  files: readonly string[],
  staged: string,
  { scratchFolder, fileRows, onProgress = () => {} }: LoadOptions,
) {
  await createTables(connection, dataset, path.resolve(scratchFolder, 'load.duckdb'));
  const problems = [];
  for (const [index, file] of files.entries()) {
    onProgress({ phase: 'read', done: index, of: files.length });
    problems.push(...(await readFileRows(connection, dataset, file, index)));
  }
  refuseIfAny(problems);
  onProgress({ phase: 'check', done: 0, of: 1 });
  await checkValues(connection, dataset, files);
  onProgress({ phase: 'sort', done: 0, of: 1 });
  await sortRows(connection, dataset);
  const onAccount = (done: number, of: number) => onProgress({ phase: 'write', done, of });
  return writeAccounts(connection, dataset, staged, { fileRows, onAccount });
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
