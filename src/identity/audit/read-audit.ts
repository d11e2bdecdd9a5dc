import { findAuditEvents } from '../../store/audit-events.ts';
import type { Admin, DirectoryContext } from '../directory/context.ts';
import { cursorOf, readCursor } from './audit-cursor.ts';
import { type AuditEventView, toAuditEventView } from './audit-event-view.ts';
import { type AuditFilterInput, checkedFilter, wrong } from './audit-filter.ts';
import { auditPages } from './audit-pages.ts';

type AuditContext = Pick<DirectoryContext, 'store' | 'audit'>;

export interface AuditPageInput extends AuditFilterInput {
  /** 100 when left out; at most 1000. */
  readonly limit?: number | undefined;
  /** Which comes first; `oldest` when left out. */
  readonly order?: string | undefined;
  /** Of an event, see `cursorOf`: only what comes after it. */
  readonly after?: string | undefined;
}

export const auditOrders = ['oldest', 'newest'] as const;

export interface AuditPage {
  /** In the order that was asked for. */
  readonly events: readonly AuditEventView[];
  /** Where the next page begins; null when this is the last. */
  readonly next: string | null;
}

const DEFAULT_LIMIT = 100;
export const LARGEST_PAGE = 1000;

/** One page of the trail, which tells that it was read. Throws `invalid_request`. */
export async function readAuditPage(
  context: AuditContext,
  admin: Admin,
  input: AuditPageInput,
): Promise<AuditPage> {
  const page = await findPage(context, input);
  await recordReading(context, admin, input);
  return page;
}

/**
 * All that the filter lets through, page by page as they are asked for. The first page is read at once,
 * so that whatever is wrong is told before anything is answered. Throws `invalid_request`.
 */
export async function exportAudit(
  context: AuditContext,
  admin: Admin,
  input: AuditFilterInput,
): Promise<AsyncGenerator<readonly AuditEventView[]>> {
  const pages = auditPages(context.store, checkedFilter(input));
  const first = await pages.next();
  await recordReading(context, admin, input);
  return continued(first, pages);
}

async function* continued<T>(first: IteratorResult<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

async function findPage({ store }: AuditContext, input: AuditPageInput): Promise<AuditPage> {
  const limit = checkedLimit(input.limit);
  const isNewestFirst = checkedOrder(input.order) === 'newest';
  const filter = { ...checkedFilter(input), after: readCursor(input.after), isNewestFirst };
  const rows = await findAuditEvents(store.db, { ...filter, limit: limit + 1 });
  const events = rows.slice(0, limit).map(toAuditEventView);
  const last = events.at(-1);
  return { events, next: rows.length > limit && last ? cursorOf(last) : null };
}

function checkedLimit(limit: number = DEFAULT_LIMIT): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_PAGE) return limit;
  throw wrong(`limit must be a whole number from 1 to ${LARGEST_PAGE}; it is ${limit}.`);
}

function checkedOrder(order: string | undefined): (typeof auditOrders)[number] {
  const wanted = order?.trim().toLowerCase() || 'oldest';
  const known = auditOrders.find((one) => one === wanted);
  if (known) return known;
  throw wrong(`order must be ${auditOrders.join(' or ')}; it is "${wanted.slice(0, 80)}".`);
}

/** The trail holds names and addresses: who looks into it is part of it. */
export async function recordReading(
  { audit, store }: AuditContext,
  admin: Admin,
  input: object,
): Promise<void> {
  const asked = Object.entries(input).filter(([, value]) => value !== undefined && value !== '');
  const detail = Object.fromEntries(asked.map(([name, value]) => [name, bounded(value)]));
  await audit.record(store.db, { ...admin, action: 'audit.read', outcome: 'succeeded', detail });
}

const bounded = (value: unknown): unknown =>
  typeof value === 'string' ? value.slice(0, 256) : value;
