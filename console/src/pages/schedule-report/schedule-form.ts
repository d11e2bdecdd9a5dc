import { addDays, startOfDay } from '../../schedule/calendar-days.ts';
import { countBefore, DAY, HOUR, type Schedule } from '../../schedule/schedule.ts';
import { changeNear, instantsOf, type WallTime, wallTimeAt } from '../../schedule/zone.ts';
import type { Problem, Problems } from './problem.ts';
import { clockText, readWallTime, wallDate, wallTime } from './wall-text.ts';

export const rhythms = { daily: 24, weekly: 168, monthly: 720 } as const;
export type Rhythm = keyof typeof rhythms | 'other';
export type End = 'never' | 'count' | 'date';

/** What the fields of a schedule hold. */
export interface ScheduleForm {
  /** Null: as the dataset suggests. */
  readonly rhythm: Rhythm | null;
  readonly every: string;
  readonly unit: 'hours' | 'days';
  /** `yyyy-MM-dd` and `HH:mm` by the clocks of `inUtc`. */
  readonly date: string;
  readonly time: string;
  readonly inUtc: boolean;
  readonly end: End;
  readonly count: string;
  readonly lastDate: string;
}

export interface ScheduleRules {
  readonly now: Date;
  readonly minimumLeadHours: number;
  /** Of the dataset, hours. */
  readonly minimumInterval: number;
  /** How often the dataset is renewed; null where it is not known. */
  readonly refreshDays: number | null;
  /** The reader's. */
  readonly zone: string;
  /** Of a report that has it already: it may stay, though it may lie in the past. */
  readonly keptStart: Date | null;
}

export interface ReadSchedule {
  /** Null while something is wrong with it. */
  readonly schedule: Schedule | null;
  readonly problems: Problems;
  /** The start's clock time comes twice that day; the first is taken. */
  readonly isTwice: boolean;
}

const MOST_HOURS = 2160;
const MOST_COUNT = 1_000_000;
const TEN_YEARS = 10 * 366 * DAY;

export const zoneOf = (form: Pick<ScheduleForm, 'inUtc'>, { zone }: { readonly zone: string }) =>
  form.inUtc ? 'UTC' : zone;

export const rhythmOf = (
  { rhythm }: ScheduleForm,
  { refreshDays }: Pick<ScheduleRules, 'refreshDays'>,
): Rhythm => rhythm ?? ((refreshDays ?? 1) > 1 ? 'weekly' : 'daily');

export function readSchedule(form: ScheduleForm, rules: ScheduleRules): ReadSchedule {
  const interval = readInterval(form, rules);
  const start = readStart(form, rules);
  const end =
    start.value && interval.value ? readEnd(form, rules, start.value, interval.value) : none;
  const problems = {
    ...(interval.problem && { interval: interval.problem }),
    ...(start.problem && { start: start.problem }),
    ...(end.problem && { end: end.problem }),
  };
  const isWhole = start.value && interval.value && Object.keys(problems).length === 0;
  return {
    schedule: isWhole
      ? {
          startTime: wireTime(start.value),
          intervalHours: interval.value,
          count: end.value ?? null,
        }
      : null,
    problems,
    isTwice: start.isTwice ?? false,
  };
}

export const wireTime = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

interface Read<T> {
  readonly value?: T;
  readonly problem?: Problem;
}

const none: Read<null> = { value: null };

function readInterval(form: ScheduleForm, rules: ScheduleRules): Read<number> {
  const rhythm = rhythmOf(form, rules);
  const hours =
    rhythm === 'other'
      ? wholeNumber(form.every) * (form.unit === 'days' ? 24 : 1)
      : rhythms[rhythm];
  const least = Math.max(4, rules.minimumInterval);
  if (hours >= least && hours <= MOST_HOURS) return { value: hours };
  return { problem: { code: 'hours', least, unit: rhythm === 'other' ? form.unit : 'hours' } };
}

function readStart(form: ScheduleForm, rules: ScheduleRules): Read<Date> & { isTwice?: boolean } {
  const wall = readWallTime(form.date, form.time);
  if (!wall) return { problem: { code: 'required' } };
  const zone = zoneOf(form, rules);
  const { keptStart, now, minimumLeadHours: leadHours } = rules;
  if (keptStart && isShownAs(keptStart, zone, form)) return { value: keptStart };
  const [start, again] = instantsOf(zone, wall);
  if (!start) return { problem: gapProblem(zone, wall) };
  const earliest = new Date(now.getTime() + leadHours * HOUR);
  if (start < earliest)
    return { problem: { code: 'tooEarly', earliest: nextMinute(earliest), leadHours } };
  if (start.getTime() > now.getTime() + TEN_YEARS) return { problem: { code: 'tooFar' } };
  return { value: start, isTwice: again !== undefined };
}

/** To the minute, which is all that the fields show. */
const isShownAs = (instant: Date, zone: string, { date, time }: ScheduleForm): boolean =>
  wallDate(zone, instant) === date && wallTime(zone, instant) === time;

function gapProblem(zone: string, wall: WallTime): Problem {
  const change = changeNear(zone, wall);
  if (!change) return { code: 'required' };
  const after = wallTimeAt(zone, change.at);
  const before = wallTimeAt('UTC', new Date(change.at.getTime() + change.before));
  return { code: 'gap', at: change.at, before: clockText(before), after: clockText(after) };
}

const MINUTE = 60_000;
const nextMinute = (time: Date): Date => new Date(Math.ceil(time.getTime() / MINUTE) * MINUTE);

function readEnd(
  form: ScheduleForm,
  rules: ScheduleRules,
  start: Date,
  intervalHours: number,
): Read<number | null> {
  if (form.end === 'never') return none;
  if (form.end === 'count') {
    const count = wholeNumber(form.count);
    if (count >= 1 && count <= MOST_COUNT) return { value: count };
    return { problem: { code: 'between', least: 1, most: MOST_COUNT } };
  }
  if (!readWallTime(form.lastDate, '00:00')) return { problem: { code: 'required' } };
  const schedule = { startTime: start.toISOString(), intervalHours, count: null };
  const count = countBefore(schedule, startOfDay(zoneOf(form, rules), addDays(form.lastDate, 1)));
  return count >= 1 ? { value: Math.min(count, MOST_COUNT) } : { problem: { code: 'beforeStart' } };
}

export const wholeNumber = (text: string): number =>
  /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
