import { type AuditFilter, findAuditEvents } from '../../store/audit-events.ts';
import type { Store } from '../../store/open-store.ts';
import type { AuditEventRow } from '../../store/schema.ts';
import { type AuditEventView, toAuditEventView } from './audit-event-view.ts';

export type TrailFilter = Omit<AuditFilter, 'after' | 'limit'> & {
  /** Left out: all. */
  readonly limit?: number | undefined;
};

const PAGE = 1000;

/** The oldest first, page by page as they are asked for, so that memory does not grow with the trail. */
export async function* auditPages(
  { db }: Pick<Store, 'db'>,
  { limit = Number.POSITIVE_INFINITY, ...filter }: TrailFilter,
  pageSize = PAGE,
): AsyncGenerator<readonly AuditEventView[]> {
  let left = limit;
  let after: AuditEventRow | undefined;
  while (left > 0) {
    const wanted = Math.min(pageSize, left);
    const rows = await findAuditEvents(db, { ...filter, after, limit: wanted });
    if (rows.length > 0) yield rows.map(toAuditEventView);
    if (rows.length < wanted) return;
    left -= rows.length;
    after = rows.at(-1);
  }
}
