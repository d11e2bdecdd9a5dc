import { type AuditFilter, findAuditEvents } from '../store/audit-events.ts';
import type { Store } from '../store/open-store.ts';
import type { AuditEventRow } from '../store/schema.ts';

export type TrailFilter = Omit<AuditFilter, 'after' | 'limit'> & {
  /** Left out: all. */
  readonly limit?: number | undefined;
};

/** An event as people and programs read it. */
export interface AuditRecord {
  readonly eventId: string;
  readonly time: string;
  readonly action: string;
  readonly outcome: string;
  readonly actor: { readonly id: string | null; readonly name: string | null };
  readonly tenantId: string | null;
  readonly target: string | null;
  readonly address: string | null;
  readonly correlationId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

const PAGE = 500;

/** The oldest first, page by page, so that memory does not grow with the trail. */
export async function* auditTrail(
  { db }: Pick<Store, 'db'>,
  { limit = Number.POSITIVE_INFINITY, ...filter }: TrailFilter,
  pageSize = PAGE,
): AsyncGenerator<AuditRecord[]> {
  let left = limit;
  let after: AuditEventRow | undefined;
  while (left > 0) {
    const wanted = Math.min(pageSize, left);
    const rows = await findAuditEvents(db, { ...filter, after, limit: wanted });
    if (rows.length > 0) yield rows.map(toRecord);
    if (rows.length < wanted) return;
    left -= rows.length;
    after = rows.at(-1);
  }
}

const toRecord = (row: AuditEventRow): AuditRecord => ({
  eventId: row.event_id,
  time: row.event_time,
  action: row.action,
  outcome: row.outcome,
  actor: { id: row.actor_id, name: row.actor_name },
  tenantId: row.tenant_id,
  target: row.target,
  address: row.address,
  correlationId: row.correlation_id,
  detail: JSON.parse(row.detail) as Record<string, unknown>,
});
