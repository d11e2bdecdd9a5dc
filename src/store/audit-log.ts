import type { AuditEvent } from '../kernel/audit.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { insertAuditEvents, MOST_AUDIT_EVENTS } from './audit-events.ts';
import { createGroupCommit } from './group-commit.ts';
import type { AuditEventRow, Db } from './schema.ts';

/** Where everything is recorded that somebody may ask about later. */
export interface AuditLog {
  /**
   * Durable when it resolves; with a transaction, together with what that does. Events outside of
   * transactions that come at once are committed as one.
   */
  record(db: Db, event: AuditEvent): Promise<void>;
}

export interface AuditLogOptions {
  /** The system's: the record is about people, whatever a virtual clock says. */
  readonly wallClock: Clock;
  readonly newId: NewId;
  readonly retentionDays: number;
}

/** Two by two, so that callers are answered while others' events wait for the disk. */
const AT_ONCE = { rows: MOST_AUDIT_EVENTS, writes: 2 };
const DAY = 86_400_000;
/** Names come from requests, also from hostile ones. */
const LONGEST_NAME = 256;

export function createAuditLog(options: AuditLogOptions): AuditLog {
  let events = 0;
  /** Those of one process and millisecond sort in their order. */
  const nextId = (): string => {
    events += 1;
    return `${String(events).padStart(10, '0')}-${options.newId()}`;
  };
  const writers = new WeakMap<Db, Write>();
  const together = (db: Db): Write => {
    const known =
      writers.get(db) ?? createGroupCommit((rows) => insertAuditEvents(db, rows), AT_ONCE);
    writers.set(db, known);
    return known;
  };
  const record: AuditLog['record'] = async (db, event) => {
    const now = options.wallClock.now();
    const write = db.isTransaction ? writerInto(db) : together(db);
    await write({
      event_id: nextId(),
      event_time: now.toISOString(),
      action: event.action,
      outcome: event.outcome,
      actor_id: bounded(event.actor.id),
      actor_name: bounded(event.actor.name),
      tenant_id: bounded(event.tenantId ?? event.actor.tenantId),
      target: bounded(event.target ?? null),
      address: event.origin.address,
      correlation_id: event.origin.correlationId,
      detail: JSON.stringify(event.detail ?? {}),
      kept_until_time: new Date(now.getTime() + options.retentionDays * DAY).toISOString(),
    });
  };
  return { record };
}

type Write = (row: AuditEventRow) => Promise<void>;

const writerInto =
  (trx: Db): Write =>
  (row) =>
    insertAuditEvents(trx, [row]);

/** PostgreSQL keeps no U+0000. */
const bounded = (text: string | null): string | null =>
  text === null ? null : text.replaceAll('\0', '\uFFFD').slice(0, LONGEST_NAME).toWellFormed();
