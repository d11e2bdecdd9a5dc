import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from '../open-store.ts';
import { temporaryStore } from '../store.fixture.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-store-'));
});
afterAll(() => rm(folder, { recursive: true }));

const pragma = async (store: Store, name: string): Promise<unknown> => {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(store.db);
  return Object.values(rows[0] ?? {})[0];
};

test('makes the file and its folder for this user only', async () => {
  const file = join(folder, 'deep', 'home', 'metadata.db');
  const store = await openStore(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(`${file}-wal`)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'deep'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, 'deep', 'home'))).mode & 0o777).toBe(0o700);
  await store.close();
});

test('writes durably: write-ahead log, synchronous FULL, foreign keys held', async () => {
  await using temporary = await temporaryStore();
  expect(await pragma(temporary.store, 'journal_mode')).toBe('wal');
  expect(await pragma(temporary.store, 'synchronous')).toBe(2);
  expect(await pragma(temporary.store, 'foreign_keys')).toBe(1);
});

test('a statement outside transactions waits for the transaction of another connection', async () => {
  await using temporary = await temporaryStore();
  const other = await openStore(temporary.location);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const holding = temporary.store.transaction(async (trx) => {
    await trx.insertInto('settings').values({ name: 'first', value: '1' }).execute();
    await released;
  });
  const waiting = other.db.insertInto('settings').values({ name: 'second', value: '2' }).execute();
  // The other connection has met the lock by now, for SQLite answers at once or blocks.
  await new Promise(setImmediate);
  release();
  await Promise.all([holding, waiting]);
  expect(await other.db.selectFrom('settings').select('name').orderBy('name').execute()).toEqual([
    { name: 'first' },
    { name: 'second' },
  ]);
  await other.close();
});

test('refuses a file that is no database', async () => {
  const file = join(folder, 'notes.txt');
  await writeFile(
    file,
    'Not a database, but long enough to be looked at as if it were one. '.repeat(9),
  );
  await expect(openStore(file)).rejects.toThrow('not a database');
});
