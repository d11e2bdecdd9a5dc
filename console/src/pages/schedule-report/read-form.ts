import type { NewReport, Report, ReportChange } from '@partner-insights/client/browser';
import { instantsOf } from '../../schedule/zone.ts';
import type { Problem, Problems } from './problem.ts';
import type { ReportForm } from './report-form.ts';
import {
  type ReadSchedule,
  readSchedule,
  type ScheduleRules,
  wholeNumber,
  wireTime,
  zoneOf,
} from './schedule-form.ts';
import { readWallTime } from './wall-text.ts';

/** What the query gives where the form says nothing. */
export interface Proposed {
  readonly name: string;
  readonly description: string;
}

export interface ReadForm extends ReadSchedule {
  readonly name: string;
  readonly description: string;
  readonly periodFrom: string | undefined;
  readonly periodTo: string | undefined;
}

export function readForm(form: ReportForm, proposed: Proposed, rules: ScheduleRules): ReadForm {
  const name = form.name ?? proposed.name;
  const description = form.description ?? proposed.description;
  const isOnce = form.when === 'once';
  const read = isOnce ? noSchedule : readSchedule(form.schedule, rules);
  const period = isOnce ? readPeriod(form, rules) : noPeriod;
  const problems: Record<string, Problem | null> = {
    query: form.queryId ? null : { code: 'required' },
    name: nameProblem(name),
    description: lengthProblem(description, LONGEST_DESCRIPTION),
    callbackUrl: urlProblem(form.callbackUrl),
    catchUpWindow: windowProblem(form.catchUpWindow),
    ...period.problems,
    ...read.problems,
  };
  return {
    ...read,
    ...{ name, description, periodFrom: period.from, periodTo: period.to },
    problems: Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem)),
  };
}

const noSchedule: ReadSchedule = { schedule: null, problems: {}, isTwice: false };
const noPeriod = { from: undefined, to: undefined, problems: {} };

const LONGEST_NAME = 256;
const LONGEST_DESCRIPTION = 4096;
const LONGEST_URL = 2048;

const lengthProblem = (text: string, most: number): Problem | null =>
  text.length > most ? { code: 'tooLong', most, length: text.length } : null;

function nameProblem(text: string): Problem | null {
  const name = text.trim();
  if (name === '') return { code: 'required' };
  if (/\p{Cc}/u.test(name)) return { code: 'control' };
  return lengthProblem(name, LONGEST_NAME);
}

function urlProblem(text: string): Problem | null {
  const given = text.trim();
  if (given === '') return null;
  const url = URL.parse(given);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return { code: 'url' };
  return lengthProblem(url.href, LONGEST_URL);
}

const LONGEST_WINDOW = 2160;

function windowProblem(text: string): Problem | null {
  if (text.trim() === '') return null;
  const hours = wholeNumber(text);
  const isRight = hours >= 1 && hours <= LONGEST_WINDOW;
  return isRight ? null : { code: 'between', least: 1, most: LONGEST_WINDOW };
}

/** Both ends may be left empty; the second must not lie before the first. */
function readPeriod(form: ReportForm, rules: ScheduleRules) {
  const zone = zoneOf(form.schedule, rules);
  const [from, to] = [form.periodFrom, form.periodTo].map((text) => {
    const [date = '', time = ''] = text.split('T');
    const wall = readWallTime(date, time);
    return wall ? instantsOf(zone, wall)[0] : undefined;
  });
  const problems: Problems = from && to && from > to ? { periodTo: { code: 'periodOrder' } } : {};
  return { from: from && wireTime(from), to: to && wireTime(to), problems };
}

/** For the service; null while something is wrong. */
export function newReportOf(form: ReportForm, read: ReadForm): NewReport | null {
  if (!form.queryId || Object.keys(read.problems).length > 0) return null;
  const description = read.description.trim();
  const callbackUrl = form.callbackUrl.trim();
  return {
    reportName: read.name.trim(),
    ...(description && { description }),
    queryId: form.queryId,
    ...(read.schedule
      ? {
          startTime: read.schedule.startTime,
          recurrenceInterval: read.schedule.intervalHours,
          ...(read.schedule.count !== null && { recurrenceCount: read.schedule.count }),
        }
      : {
          executeNow: true,
          ...(read.periodFrom && { queryStartTime: read.periodFrom }),
          ...(read.periodTo && { queryEndTime: read.periodTo }),
        }),
    format: form.format,
    ...(callbackUrl && { callbackUrl, callbackMethod: form.callbackMethod }),
    ...(read.schedule && catchUpOf(form)),
  };
}

const catchUpOf = ({ catchUp, catchUpWindow }: ReportForm) => ({
  ...(catchUp && { catchUp }),
  ...(catchUpWindow.trim() && { catchUpWindowHours: Number(catchUpWindow) }),
});

/** What differs from the report, and nothing else; null while something is wrong. */
export function changeOf(form: ReportForm, read: ReadForm, report: Report): ReportChange | null {
  if (Object.keys(read.problems).length > 0) return null;
  const { schedule } = read;
  const wanted: ReportChange = {
    reportName: read.name.trim(),
    description: read.description,
    format: form.format,
    callbackUrl: form.callbackUrl.trim(),
    ...(form.callbackUrl.trim() && { callbackMethod: form.callbackMethod }),
    ...(schedule && {
      startTime: schedule.startTime,
      recurrenceInterval: schedule.intervalHours,
      recurrenceCount: schedule.count,
      catchUp: form.catchUp || null,
      catchUpWindowHours: form.catchUpWindow.trim() ? Number(form.catchUpWindow) : null,
    }),
  };
  const present: Readonly<Record<string, unknown>> = {
    ...report,
    description: report.description ?? '',
    callbackUrl: report.callbackUrl ?? '',
    startTime: report.startTime && wireTime(new Date(report.startTime)),
  };
  const changed = Object.entries(wanted).filter(([name, value]) => value !== present[name]);
  return Object.fromEntries(changed);
}
