import type { Dataset } from '../../catalog/dataset.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import { type OnLoadProgress, withSortedRows } from '../duckdb/load/sorted-rows.ts';
import type { LoadReport } from '../duckdb/load-dataset.ts';
import type { DatabaseLimits } from '../duckdb/open-database.ts';
import { quoteEscapedText, quoteName } from '../sql/quote.ts';
import { engineError } from './engine-error.ts';
import { dateBounds } from './load/date-bounds.ts';
import { insertRows } from './load/insert-rows.ts';
import { oldVersions, versionName } from './load/versions.ts';
import { type Pointer, readPointer } from './pinned-table.ts';
import { createTables, dropTables, switchView } from './schema.ts';
import { readRows, type Server } from './statement.ts';

export interface ClickHouseLoadOptions extends DatabaseLimits {
  /** Its user may create, fill and drop tables and views. */
  readonly server: Server;
  /** By which the dataset's rows are read. */
  readonly view: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly onProgress?: OnLoadProgress;
}

/**
 * Makes all the files together the dataset's new rows: a table of their own, filled and counted, and then the view
 * is switched to it. Memory is bounded; the scratch folder must be this load's own.
 * @throws LoadRefused when there is any problem; the dataset then stays as it was
 */
export async function loadIntoClickHouse(
  dataset: Dataset,
  files: readonly string[],
  options: ClickHouseLoadOptions,
): Promise<LoadReport> {
  const { server, view, clock, onProgress = () => {}, ...limits } = options;
  const started = clock.now();
  const snapshotId = options.newId();
  await refuseForeignTable(server, view);
  const table = versionName(view, started, snapshotId);
  const place = { dataset, table, cluster: server.cluster };
  const onRows = (done: number, of: number) => onProgress({ phase: 'write', done, of });
  const rowsByAccount = await withSortedRows(
    dataset,
    files,
    { ...limits, folders: [], bounds: dateBounds, onProgress },
    async (connection) => {
      await run(server, createTables(place));
      const { scratchFolder } = limits;
      return insertRows(server, connection, dataset.accountColumn, {
        table,
        scratchFolder,
        onRows,
      });
    },
  ).catch(async (error) => {
    await run(server, dropTables(place)).catch(() => {});
    throw error;
  });
  const rows = Object.values(rowsByAccount).reduce((sum, one) => sum + one, 0);
  await assertAllThere(server, table, rows);
  const ended = clock.now();
  const pointer: Pointer = { snapshotId, table, createdTime: ended.toISOString(), rows };
  await run(server, [switchView(view, pointer, server.cluster)]);
  await dropOld(server, view, table, ended);
  const seconds = (ended.getTime() - started.getTime()) / 1000;
  return { snapshotId, rows, rowsByAccount, seconds };
}

async function run({ client }: Server, statements: readonly string[]): Promise<void> {
  try {
    for (const query of statements) await client.command({ query });
  } catch (error) {
    throw engineError(error);
  }
}

const ask = (server: Server, select: string) =>
  readRows(server, select, { settings: {}, signal: new AbortController().signal });

/** What the last load left; undefined where there was none. */
export async function currentPointer(server: Server, view: string): Promise<Pointer | undefined> {
  const comment = await commentOf(server, view);
  return comment === undefined ? undefined : readPointer(comment);
}

async function commentOf(server: Server, table: string): Promise<string | undefined> {
  const [found] = await ask(
    server,
    `SELECT comment FROM system.tables
WHERE database = currentDatabase() AND name = ${quoteEscapedText(table)}`,
  );
  return found && String(found[0]);
}

/** A view takes the place of whatever has its name. */
async function refuseForeignTable(server: Server, view: string): Promise<void> {
  const comment = await commentOf(server, view);
  if (comment === undefined || readPointer(comment)) return;
  throw new Error(
    `${view} in ClickHouse was not made by a load, and would be lost: name another table for the dataset, or remove it.`,
  );
}

async function assertAllThere(server: Server, table: string, rows: number): Promise<void> {
  const [[found] = []] = await ask(server, `SELECT count() FROM ${quoteName(table)}`);
  if (Number(found) === rows) return;
  throw new Error(`${table} has ${Number(found)} of ${rows} rows; the dataset stays as it was`);
}

async function dropOld(server: Server, view: string, current: string, now: Date): Promise<void> {
  const found = await ask(
    server,
    'SELECT name FROM system.tables WHERE database = currentDatabase()',
  );
  const tables = found.map(([name]) => String(name));
  for (const table of oldVersions(tables, view, current, now)) {
    await run(server, dropTables({ table, cluster: server.cluster }));
  }
}
