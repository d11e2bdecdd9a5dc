import type { Field, Problems } from './problem.ts';

const fields: Readonly<Record<string, Field>> = {
  ReportName: 'name',
  Description: 'description',
  QueryId: 'query',
  StartTime: 'start',
  RecurrenceInterval: 'interval',
  'Recurrence Interval': 'interval',
  RecurrenceCount: 'end',
  QueryStartTime: 'periodFrom',
  QueryEndTime: 'periodTo',
  Format: 'format',
  CallbackUrl: 'callbackUrl',
  CallbackMethod: 'callbackMethod',
  CatchUpWindowHours: 'catchUpWindow',
  CatchUp: 'catchUp',
};

const NAMES = Object.keys(fields).join('|');
const BEGINNING = new RegExp(String.raw`(?:^|\s)(?=(?:${NAMES})(?: must | is |: ))`);
const NAME = new RegExp(`^(${NAMES})\\b`);

export interface Refusal {
  readonly problems: Problems;
  /** What belongs to no field; null when all of it does. */
  readonly rest: string | null;
}

/** The service names every problem in one message, each by its property: to the fields with them. */
export function readRefusal(message: string): Refusal {
  if (message === 'Invalid QueryId') {
    return { problems: { query: { code: 'service', text: message } }, rest: null };
  }
  const problems: Record<string, { code: 'service'; text: string }> = {};
  const rest: string[] = [];
  for (const sentence of message.split(BEGINNING).filter(Boolean)) {
    const field = fields[NAME.exec(sentence)?.[1] ?? ''];
    if (field) problems[field] = { code: 'service', text: sentence };
    else rest.push(sentence);
  }
  return { problems, rest: rest.join(' ') || null };
}
