import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { nobody, noOrigin } from '../../kernel/audit.ts';
import type { Schema } from '../schema.ts';
import { temporaryStore, testAuditLog } from '../store.fixture.ts';
import { sqliteDialect } from './dialect.ts';
import { connect } from './open-database.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { openWriteAheadLog, type WriteAheadLog } from './write-ahead-log.ts';

const record = (db: Kysely<Schema>) =>
  testAuditLog().record(db, {
    ...{ action: 'link.issue', outcome: 'succeeded', actor: nobody, origin: noOrigin },
  });

/** A second set of connections to the store's file, whose syncs the test ends. */
async function openBeside(location: string, sync: WriteAheadLog['sync']) {
  const log = { sync, close: async () => undefined };
  const [writer, reader] = [await connect(location, 'full'), await connect(location, 'normal')];
  const connections = {
    writer: new SqliteConnection(writer),
    reader: new SqliteConnection(reader),
  };
  return new Kysely<Schema>({ dialect: sqliteDialect({ ...connections, log }) });
}

test('an event is told of once its commit is synced, and holds up nobody meanwhile', async () => {
  await using temporary = await temporaryStore();
  const disk = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const db = await openBeside(temporary.location, () => {
    asked.resolve();
    return disk.promise;
  });
  let told = false;
  const recorded = record(db).then(() => {
    told = true;
  });
  await asked.promise;
  await db.insertInto('settings').values({ name: 'meanwhile', value: '' }).execute();
  expect(await db.selectFrom('settings').selectAll().execute()).toHaveLength(1);
  expect(told).toBe(false);
  disk.resolve();
  await recorded;
  await db.destroy();
});

test('an event that could not be synced is not told of as recorded', async () => {
  await using temporary = await temporaryStore();
  const db = await openBeside(temporary.location, () => Promise.reject(new Error('disk failure')));
  await expect(record(db)).rejects.toThrow('disk failure');
  await db.destroy();
});

test('syncs the log of a database, again and again, and lets go of it', async () => {
  await using temporary = await temporaryStore();
  const log = openWriteAheadLog(temporary.location);
  await Promise.all([log.sync(), log.sync(), log.sync()]);
  await log.sync();
  await log.close();
  await log.close();
});

test('a log that is not there is looked for again', async () => {
  const log = openWriteAheadLog('/nowhere/metadata.db');
  for (let time = 0; time < 2; time++) await expect(log.sync()).rejects.toThrow('ENOENT');
  await log.close();
});
