import { addDays, type Day, dayOf, startOfDay } from './calendar-days.ts';
import { dueTimes, type Schedule } from './schedule.ts';

/** The due times of each day of these weeks that has some, by the zone's days. */
export function dueDays(
  schedule: Schedule,
  weeks: readonly (readonly Day[])[],
  zone: string,
): ReadonlyMap<Day, Date[]> {
  const days = weeks.flat();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return new Map();
  const span = { from: startOfDay(zone, first), before: startOfDay(zone, addDays(last, 1)) };
  return Map.groupBy(dueTimes(schedule, span), (time) => dayOf(zone, time));
}
