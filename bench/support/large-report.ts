import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { newHome } from './home.ts';
import { secondsOf } from './measure.ts';
import { azureUsageQuery, openOneReport } from './one-report.ts';
import { openPlainDuckDb, reportSql } from './report-sql.ts';
import { type OpenRow, type Setting, scaled } from './row.ts';
import { LARGEST_ACCOUNT } from './world-sql.ts';

/** Writes the rows of the SQL to a file of that name, which is removed afterwards. */
export type WriteFile = (connection: DuckDBConnection, sql: string, file: string) => Promise<void>;

/** A report of a million rows, against another way to a file of the same rows. */
export async function openLargeReport(setting: Setting, write: WriteFile): Promise<OpenRow> {
  const { worlds } = setting;
  const data = await worlds.largeAccount(scaled(1_000_000, setting, 1000));
  await using opening = new AsyncDisposableStack();
  const report = opening.use(await openOneReport(await newHome(worlds, data), LARGEST_ACCOUNT));
  const database = opening.adopt(await openPlainDuckDb(), (one) => one.closeSync());
  const connection = await database.connect();
  const file = join(worlds.folder, 'against.csv.gz');
  let number = 0;
  const resources = opening.move();
  return {
    ours: async () => {
      number += 1;
      return { value: await report.run(azureUsageQuery(number)) };
    },
    against: async () => {
      const query = azureUsageQuery(number);
      const account = LARGEST_ACCOUNT;
      const sql = await reportSql({ catalog: worlds.catalog, data, account, query });
      const value = await secondsOf(() => write(connection, sql, file));
      await settle(file);
      return { value };
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** What this file would still write to disk must not slow down what is measured next. */
async function settle(file: string): Promise<void> {
  const handle = await open(file);
  await handle.sync();
  await handle.close();
  await rm(file);
}
