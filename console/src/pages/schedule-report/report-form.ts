import type {
  CallbackMethod,
  CatchUp,
  Report,
  ReportFormat,
} from '@partner-insights/client/browser';
import { HOUR } from '../../schedule/schedule.ts';
import { instantsOf, wallTimeAt } from '../../schedule/zone.ts';
import { type Rhythm, rhythms, type ScheduleForm } from './schedule-form.ts';
import { wallDate, wallTime } from './wall-text.ts';

export const reportFormats: readonly ReportFormat[] = ['csv', 'tsv', 'jsonl', 'parquet'];
export const catchUps: readonly CatchUp[] = ['latest', 'all', 'skip'];

/** What the fields of the page hold. */
export interface ReportForm {
  readonly queryId: string | null;
  /** Null: that of the query. */
  readonly name: string | null;
  readonly description: string | null;
  readonly when: 'once' | 'schedule';
  /** `yyyy-MM-ddTHH:mm`, or empty: the query's own time. */
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly schedule: ScheduleForm;
  readonly format: ReportFormat;
  readonly callbackUrl: string;
  readonly callbackMethod: CallbackMethod;
  /** Empty: as the service's operator has set. */
  readonly catchUp: CatchUp | '';
  readonly catchUpWindow: string;
}

interface Setting {
  readonly now: Date;
  readonly minimumLeadHours: number;
  readonly zone: string;
}

const MORNING = 6;
/** So that a page left open for a while does not make its own proposal too early. */
const SLACK = HOUR / 2;

/** The first morning by the reader's clocks that a report can still start at. */
function firstMorning({ now, minimumLeadHours, zone }: Setting): Date {
  const earliest = new Date(now.getTime() + minimumLeadHours * HOUR + SLACK);
  for (let days = 0; ; days++) {
    const wall = wallTimeAt(zone, new Date(earliest.getTime() + days * 24 * HOUR));
    const [morning] = instantsOf(zone, { ...wall, hour: MORNING, minute: 0 });
    if (morning && morning >= earliest) return morning;
  }
}

export function newForm(queryId: string | null, setting: Setting): ReportForm {
  const start = firstMorning(setting);
  return {
    queryId,
    ...{ name: null, description: null, when: 'schedule', periodFrom: '', periodTo: '' },
    schedule: {
      ...{ rhythm: null, every: '48', unit: 'hours', inUtc: false },
      ...{ date: wallDate(setting.zone, start), time: wallTime(setting.zone, start) },
      ...{ end: 'never', count: '30', lastDate: '' },
    },
    ...{ format: 'csv', callbackUrl: '', callbackMethod: 'POST', catchUp: '', catchUpWindow: '' },
  };
}

/** A report that is there, as the fields show it. */
export function formOf(report: Report, zone: string): ReportForm {
  const start = new Date(report.startTime ?? 0);
  const hours = report.recurrenceInterval ?? 0;
  const { recurrenceCount: count } = report;
  return {
    queryId: report.queryId,
    name: report.reportName,
    description: report.description ?? '',
    when: report.executeNow ? 'once' : 'schedule',
    ...{ periodFrom: '', periodTo: '' },
    schedule: {
      ...rhythmFields(hours),
      ...{ date: wallDate(zone, start), time: wallTime(zone, start), inUtc: false },
      ...{ end: count === null ? 'never' : 'count', count: String(count ?? 30), lastDate: '' },
    },
    format: reportFormats.find((known) => known === report.format) ?? 'csv',
    callbackUrl: report.callbackUrl ?? '',
    callbackMethod: report.callbackMethod ?? 'POST',
    catchUp: report.catchUp ?? '',
    catchUpWindow: report.catchUpWindowHours === null ? '' : String(report.catchUpWindowHours),
  };
}

function rhythmFields(hours: number): Pick<ScheduleForm, 'rhythm' | 'every' | 'unit'> {
  const named = Object.entries(rhythms).find(([, each]) => each === hours)?.[0] as
    | Rhythm
    | undefined;
  const inDays = hours > 24 && hours % 24 === 0;
  return {
    rhythm: named ?? 'other',
    every: String(inDays ? hours / 24 : hours || 24),
    unit: inDays ? 'days' : 'hours',
  };
}
