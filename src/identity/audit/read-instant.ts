const INSTANT = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|\+00:00)?)?$/i;

export const INSTANT_FORM = 'a UTC time such as 2026-03-01T04:00:00Z or 2026-03-01';

/**
 * An instant to the millisecond, as events have it; a bare date is its midnight. Undefined for anything
 * else, also for days that no calendar has.
 */
export function readInstant(text: string): string | undefined {
  const given = text.trim();
  if (!INSTANT.test(given)) return undefined;
  const [date = '', clock = '00:00:00'] = given.replace(/(Z|\+00:00)$/i, '').split(/[T ]/i);
  const time = new Date(`${date}T${clock}Z`);
  // The 30th of February rolls over; the hour 24 does too.
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(`${date}T${clock}`)) {
    return undefined;
  }
  return time.toISOString();
}
