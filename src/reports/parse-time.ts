const WIRE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,7})?(?:Z|\+00:00))?$/i;

export const TIME_FORM = 'a UTC time such as 2026-03-01T04:00:00Z';

/**
 * An instant as clients send it: `yyyy-MM-ddTHH:mm:ssZ`, `yyyy-MM-dd HH:mm:ssZ` or a bare date, which
 * is its midnight; all UTC. Undefined for anything else, also for days that no calendar has.
 */
export function parseTime(text: string): Date | undefined {
  const match = WIRE_TIME.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal =
    time.getUTCFullYear() === year &&
    time.getUTCDate() === day &&
    time.getUTCMonth() === month - 1 &&
    hour < 24 &&
    minute < 60;
  return isReal && second < 60 ? time : undefined;
}
