import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { hasPostgres, temporaryDatabase } from '../../test/support/postgres-for-tests.ts';
import { openStore, type Store } from './open-store.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

/** An empty database, gone at the end of an `await using` block. */
export interface EmptyDatabase extends AsyncDisposable {
  /** The file or the URL. */
  readonly location: string;
}

export interface TemporaryStore extends EmptyDatabase {
  readonly store: Store;
}

/** For tests: a store in a database of its own, both gone at the end of an `await using` block. */
export async function temporaryStore({
  database = 'sqlite',
}: {
  database?: DatabaseKind;
} = {}): Promise<TemporaryStore> {
  await using resources = new AsyncDisposableStack();
  const { location } = resources.use(await temporaryEmptyDatabase(database));
  const store = await openStore(location);
  resources.defer(() => store.close());
  const held = resources.move();
  return { store, location, [Symbol.asyncDispose]: () => held.disposeAsync() };
}

export async function temporaryEmptyDatabase(database: DatabaseKind): Promise<EmptyDatabase> {
  if (database === 'postgres') return temporaryDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  return {
    location: join(folder, 'metadata.db'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

export const describePostgres = describe.skipIf(!hasPostgres());

/** Declares the tests once for each kind of database. */
export function describeStores(
  declare: (temporaryStore: () => Promise<TemporaryStore>, database: DatabaseKind) => void,
): void {
  describe('on SQLite', () => declare(() => temporaryStore({ database: 'sqlite' }), 'sqlite'));
  describePostgres('on PostgreSQL', () =>
    declare(() => temporaryStore({ database: 'postgres' }), 'postgres'),
  );
}
