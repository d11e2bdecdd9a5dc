import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ClickHouseClient, createClient } from '@clickhouse/client';

type Connection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;

/** Typed here: the package is there only where this folder's own install has run. */
const { createChdbConnection } = createRequire(import.meta.url)('chdb/connection') as {
  createChdbConnection(options: { readonly path: string }): Connection;
};

/**
 * ClickHouse itself, in this process, behind its own client. It holds one database folder, once for each process.
 * What chdb cannot do by way of the client is done here by its own means: it takes a body for text, and a setting
 * for one of the whole session.
 */
export function openChdbClient(): { client: ClickHouseClient; close(): Promise<void> } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'insights-chdb-'));
  const chdb = createChdbConnection({ path: path.join(folder, 'data') });
  let files = 0;
  const connection: Connection = {
    query: (params) => chdb.query(withoutReadonly(params)),
    exec: (params) => chdb.exec(withoutReadonly(params)),
    command: (params) => chdb.command(withoutReadonly(params)),
    ping: (params) => chdb.ping(params),
    close: () => chdb.close(),
    insert: async ({ query, values, ...params }) => {
      files += 1;
      const file = path.join(folder, `insert-${files}`);
      await pipeline(values as Readable, createWriteStream(file));
      const [into = '', format = ''] = query.split('FORMAT');
      const fromFile = `${into} FROM INFILE '${file}' FORMAT ${format}`;
      const done = await chdb.command({ ...params, query: fromFile });
      await rm(file);
      return done;
    },
  };
  const client = createClient({ connection });
  return {
    client,
    close: async () => {
      await client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const withoutReadonly = <P extends Parameters<Connection['query']>[0]>(params: P): P => {
  const { readonly: _, ...settings } = params.clickhouse_settings ?? {};
  return { ...params, clickhouse_settings: settings };
};
