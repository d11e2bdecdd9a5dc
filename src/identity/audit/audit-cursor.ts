import type { AuditFilter } from '../../store/audit-events.ts';
import type { AuditEventView } from './audit-event-view.ts';
import { wrong } from './audit-filter.ts';
import { readInstant } from './read-instant.ts';

/**
 * The place of an event in the order: `<eventTime>_<eventId>`. It needs no look-up, so it stays good when
 * the event is no longer kept, and whoever has an event can go on from there.
 */
export const cursorOf = ({ eventTime, eventId }: AuditEventView): string =>
  `${eventTime}_${eventId}`;

/** A UUID; those that the audit log makes have their number in its process before it. */
const EVENT_ID = /^(\d{10,}-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Throws `invalid_request`. */
export function readCursor(text: string | undefined): AuditFilter['after'] {
  const given = text?.trim();
  if (!given) return undefined;
  const [time = '', eventId = ''] = given.split('_', 2);
  const event_time = readInstant(time);
  if (event_time !== undefined && EVENT_ID.test(eventId)) {
    return { event_time, event_id: eventId.toLowerCase() };
  }
  throw wrong(
    `after must be the eventTime and eventId of the last event read, joined by _; it is "${given.slice(0, 80)}".`,
  );
}
