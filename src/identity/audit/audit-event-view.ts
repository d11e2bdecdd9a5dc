import type { AuditEventRow } from '../../store/schema.ts';

/** What is recorded of one event, as operators read it. */
export interface AuditEventView {
  readonly eventId: string;
  /** UTC, with milliseconds. */
  readonly eventTime: string;
  readonly action: string;
  readonly outcome: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly tenantId: string | null;
  readonly target: string | null;
  readonly address: string | null;
  readonly correlationId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

export const toAuditEventView = (row: AuditEventRow): AuditEventView => ({
  eventId: row.event_id,
  eventTime: row.event_time,
  action: row.action,
  outcome: row.outcome,
  actorId: row.actor_id,
  actorName: row.actor_name,
  tenantId: row.tenant_id,
  target: row.target,
  address: row.address,
  correlationId: row.correlation_id,
  detail: JSON.parse(row.detail) as Record<string, unknown>,
});
