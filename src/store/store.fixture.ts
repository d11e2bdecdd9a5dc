import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { hasPostgres, temporaryDatabase } from '../../test/support/postgres-for-tests.ts';
import { systemClock } from '../kernel/clock.ts';
import { randomId } from '../kernel/ids.ts';
import { type AuditLog, createAuditLog } from './audit-log.ts';
import { openStore, type Store } from './open-store.ts';
import type { ApplicationSecretRow, PartnerRow, UserRow } from './schema.ts';

/** Rows for tests, of which each names what matters to it. */
export const partnerRow = (change: Partial<PartnerRow> & { tenant_id: string }): PartnerRow => ({
  account_id: '1',
  name: change.tenant_id,
  kind: 'partner',
  locations: '[]',
  disabled: 0,
  created_time: '2026-03-01T00:00:00.000Z',
  ...change,
});

export const userRow = (change: Partial<UserRow> & { user_id: string }): UserRow => ({
  tenant_id: 't1',
  user_name: change.user_id,
  display_name: change.user_name ?? change.user_id,
  password_hash: null,
  issuer: null,
  subject: null,
  vouched_time: null,
  disabled: 0,
  created_time: '2026-03-01T00:00:00.000Z',
  ...change,
});

export const secretRow = (client_id: string, secret_hash: string): ApplicationSecretRow => ({
  secret_id: `first of ${client_id}`,
  client_id,
  secret_hash,
  created_time: '2026-03-01T00:00:00.000Z',
  expires_time: null,
});

/** Records as the service does. */
export const testAuditLog = (): AuditLog =>
  createAuditLog({ wallClock: systemClock, newId: randomId, retentionDays: 400 });

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
