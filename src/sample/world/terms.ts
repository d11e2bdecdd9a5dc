import {
  addMonths,
  type Calendar,
  dayOf,
  lastLeapDay,
  monthStart,
  yearMonthDay,
} from './calendar.ts';
import type { Part } from './parts.ts';
import type { Random } from './random.ts';

export interface Term {
  readonly start: number;
  readonly end: number;
  readonly autoRenew: boolean;
}

/** From when to when a subscription runs. Renewing ones end after the data does. */
export function createTerm(part: Part, random: Random, calendar: Calendar): Term {
  const start = startOf(part, random, calendar);
  const months = random.pick([1, 12, 12, 12, 36]);
  if (part === 'leaver') return { start, end: leaversEnd(calendar), autoRenew: false };
  const isSteady = part !== 'ordinary';
  if (isSteady || random.chance(62)) {
    return { start, end: endOfRunningTerm(start, months, calendar.lastDay), autoRenew: true };
  }
  return { start, end: addMonths(start, Math.max(months, 12)) - 1, autoRenew: false };
}

/** Half of the ordinary ones were there before the data begins, up to two years. */
function startOf(part: Part, random: Random, calendar: Calendar): number {
  const first = calendar.months[0] ?? 0;
  if (part === 'leap-day') return lastLeapDay(calendar.lastDay);
  if (part === 'month-end') return first - 1;
  if (part !== 'ordinary') return first - 30 - random.below(700);
  if (random.chance(45)) return first - random.below(330);
  return first + random.below(calendar.lastDay - first - 20);
}

function leaversEnd(calendar: Calendar): number {
  const { year, month } = yearMonthDay(monthStart(calendar.lastDay));
  return dayOf(year, month, 0);
}

function endOfRunningTerm(start: number, months: number, lastDay: number): number {
  let terms = 1;
  while (addMonths(start, terms * months) - 1 <= lastDay) terms += 1;
  return addMonths(start, terms * months) - 1;
}
