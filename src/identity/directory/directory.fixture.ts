import { findAuditEvents } from '../../store/audit-events.ts';
import type { DatabaseKind } from '../../store/store.fixture.ts';
import { identityWorld } from '../identity.fixture.ts';
import type { Admin, DirectoryContext } from './context.ts';

export const ALPINE = 'a1c0ffee-0000-4000-8000-000000000001';

export const admin: Admin = {
  actor: { id: 'op', name: 'op@example.org', tenantId: null },
  origin: { address: '203.0.113.9', correlationId: 'c-1' },
};

/** For tests: what manages identities, over a real store, with cheap hashes. */
export async function directoryWorld(database?: DatabaseKind) {
  const world = await identityWorld(database);
  const context: DirectoryContext = world.services;
  /** What has been recorded, in order. */
  const recorded = async () =>
    (await findAuditEvents(world.store.db, { limit: 1000 })).map((row) => ({
      action: row.action,
      target: row.target,
      detail: JSON.parse(row.detail),
    }));
  return { ...world, context, recorded };
}
