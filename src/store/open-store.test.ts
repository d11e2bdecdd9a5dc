import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from './migrations/migrations.ts';
import { openStore, type Store } from './open-store.ts';
import type { Db } from './schema.ts';
import { temporaryStore } from './store.fixture.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-store-'));
});
afterAll(() => rm(folder, { recursive: true }));

const pragma = async (store: Store, name: string): Promise<unknown> => {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(store.db);
  return Object.values(rows[0] ?? {})[0];
};

const count = async (db: Db): Promise<number> => {
  const setting = await db.selectFrom('settings').select('value').executeTakeFirstOrThrow();
  return Number(setting.value);
};

/** Reads, lets everybody else run, then writes: what loses updates where transactions overlap. */
const increment = (store: Store): Promise<void> =>
  store.transaction(async (trx) => {
    const next = (await count(trx)) + 1;
    await new Promise(setImmediate);
    await trx
      .updateTable('settings')
      .set({ value: String(next) })
      .execute();
  });

const setCount = (store: Store) =>
  store.db.insertInto('settings').values({ name: 'count', value: '0' }).execute();

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

test('opens what it closed', async () => {
  const file = join(folder, 'again.db');
  const first = await openStore(file);
  await setCount(first);
  await first.close();
  const second = await openStore(file);
  expect(await count(second.db)).toBe(0);
  await second.close();
});

test('rolls a transaction back when its work throws', async () => {
  await using temporary = await temporaryStore();
  const failing = temporary.store.transaction(async (trx) => {
    await trx.insertInto('settings').values({ name: 'count', value: '1' }).execute();
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await temporary.store.db.selectFrom('settings').selectAll().execute()).toEqual([]);
});

test('queues the transactions of one process', async () => {
  await using temporary = await temporaryStore();
  await setCount(temporary.store);
  await Promise.all(Array.from({ length: 20 }, () => increment(temporary.store)));
  expect(await count(temporary.store.db)).toBe(20);
});

test('two connections in one process wait for each other', async () => {
  await using temporary = await temporaryStore();
  const other = await openStore(temporary.file);
  await setCount(temporary.store);
  await Promise.all(
    [temporary.store, other].flatMap((store) => Array.from({ length: 10 }, () => increment(store))),
  );
  expect(await count(other.db)).toBe(20);
  await other.close();
});

test('a statement outside transactions waits for the transaction of another connection', async () => {
  await using temporary = await temporaryStore();
  const other = await openStore(temporary.file);
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

const OPENER = `
  import { openStore } from ${JSON.stringify(new URL('open-store.ts', import.meta.url).href)};
  process.stdout.write('ready');
  await new Promise((go) => process.stdin.once('data', go));
  for (let round = 0; round < 8; round++) {
    const store = await openStore(process.argv[1] + round);
    await store.db.insertInto('settings').values({ name: String(process.pid), value: '' }).execute();
    await store.close();
  }
  process.exit(0);
`;

const startOpener = (file: string): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '-e', OPENER, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });

test('two processes open one empty file at once', async () => {
  const file = join(folder, 'race.db');
  const openers = [startOpener(file), startOpener(file)];
  await Promise.all(openers.map(({ stdout }) => stdout && once(stdout, 'data')));
  const ends = openers.map((opener) => once(opener, 'exit'));
  for (const opener of openers) opener.stdin?.write('go');
  expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0]);

  const store = await openStore(`${file}7`);
  expect(await store.db.selectFrom('settings').selectAll().execute()).toHaveLength(2);
  await store.close();
});

test('refuses a file that is no database', async () => {
  const file = join(folder, 'notes.txt');
  await writeFile(
    file,
    'Not a database, but long enough to be looked at as if it were one. '.repeat(9),
  );
  await expect(openStore(file)).rejects.toThrow('not a database');
});

test('refuses a database that is newer than this code', async () => {
  const file = join(folder, 'newer.db');
  const store = await openStore(file);
  await sql`insert into kysely_migration values ('9999-later', '2099-01-01T00:00:00.000Z')`.execute(
    store.db,
  );
  await store.close();
  await expect(openStore(file)).rejects.toThrow(/newer than this version.*9999-later/);
});

test('migrations are numbered without gaps', () => {
  const numbers = Object.keys(migrations).map((name) => Number(name.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
