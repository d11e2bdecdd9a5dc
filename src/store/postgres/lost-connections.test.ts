import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { whyNoPostgres } from '../../../test/support/postgres-binaries.ts';
import { startCluster } from '../../../test/support/postgres-cluster.ts';
import { openStore } from '../open-store.ts';
import type { Db } from '../schema.ts';
import { describePostgres, temporaryStore } from '../store.fixture.ts';
import { StoreUnavailable } from '../store-error.ts';

const readSettings = (db: Db) => db.selectFrom('settings').selectAll().execute();

const sessionOf = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return rows[0]?.pid ?? 0;
};

/** Ends another session of the server, as an administrator or a shutdown does. */
const terminate = (db: Db, session: number) =>
  sql`select pg_terminate_backend(${session}, 5000)`.execute(db);

describePostgres('a lost connection', () => {
  test('in the midst of a transaction fails it, and the next one has another', async () => {
    await using temporary = await temporaryStore({ database: 'postgres' });
    const { store } = temporary;
    const failing = store.transaction(async (trx) => {
      await trx.insertInto('settings').values({ name: 'a', value: '' }).execute();
      await terminate(store.db, await sessionOf(trx));
      await readSettings(trx);
    });
    await expect(failing).rejects.toThrow(StoreUnavailable);
    expect(await store.transaction(readSettings)).toEqual([]);
  });

  test('fails the statement that runs on it, with the reason', async () => {
    await using temporary = await temporaryStore({ database: 'postgres' });
    const { store } = temporary;
    const other = await openStore(temporary.location);
    const { promise: session, resolve: tell } = Promise.withResolvers<number>();
    const failing = store.db.connection().execute(async (db) => {
      tell(await sessionOf(db));
      await sql`select pg_sleep(20)`.execute(db);
    });
    await Promise.all([
      expect(failing).rejects.toThrow(/not available: .*administrator command/),
      terminate(other.db, await session),
    ]);
    expect(await readSettings(store.db)).toEqual([]);
    await other.close();
  });
});

test.skipIf(whyNoPostgres() !== undefined)(
  'a store outlives a restart of its server, gracefully or not',
  async () => {
    await using resources = new AsyncDisposableStack();
    const cluster = await startCluster();
    resources.defer(() => cluster.stop());
    const url = cluster.url();
    const store = await openStore(url);
    resources.defer(() => store.close());

    for (const mode of ['fast', 'immediate'] as const) {
      await Promise.all([readSettings(store.db), readSettings(store.db)]);
      await cluster.shutDown(mode);
      await expect(readSettings(store.db)).rejects.toThrow(StoreUnavailable);
      await expect(store.transaction(readSettings)).rejects.toThrow(StoreUnavailable);
      await expect(openStore(url)).rejects.toThrow(StoreUnavailable);
      await cluster.startAgain();
      expect(await store.transaction(readSettings)).toEqual([]);
    }
  },
);

test.skipIf(whyNoPostgres() !== undefined)(
  'a refused or failing connection says why and keeps the password to itself',
  async () => {
    const cluster = await startCluster();
    await using _ = { [Symbol.asyncDispose]: () => cluster.stop() };
    const openWith = async (change: (url: URL) => void): Promise<Error> => {
      const url = new URL(cluster.url());
      url.password = 'open-sesame';
      change(url);
      return openStore(url.href).then(
        () => new Error('opened'),
        (error: Error) => error,
      );
    };
    const refused = await openWith(() => {});
    expect(refused.message).toMatch(/refuses the connection: password authentication failed/);
    expect(refused).not.toBeInstanceOf(StoreUnavailable);
    const unreached = await openWith((url) => {
      url.port = '1';
    });
    expect(unreached.message).toMatch(/127\.0\.0\.1:1\/postgres: connect ECONNREFUSED/);
    expect(unreached).toBeInstanceOf(StoreUnavailable);
    for (const { message } of [refused, unreached]) expect(message).not.toContain('sesame');
  },
);
