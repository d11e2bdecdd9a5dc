import type { Value } from '../report-language/query-model.ts';
import type { ValueKind } from './fields.ts';

export type ValueFault = 'number' | 'tooLong' | 'date' | 'noSuchDay' | 'time';

export type CheckedValue =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: ValueFault };

/** The most digits that the service compares. */
const MOST_DIGITS = 38;

/** What was typed for a column of that kind, as a query may hold it; else what would be right. */
export function checkValue(kind: ValueKind, typed: string): CheckedValue {
  switch (kind) {
    case 'text':
      return right('text', typed);
    case 'number':
      return checkNumber(typed.trim());
    case 'date':
    case 'time':
      return checkTime(kind, typed.trim());
  }
}

/** Whole numbers and decimals alike: the service compares both exactly with both. */
function checkNumber(typed: string): CheckedValue {
  const match = /^[+-]?(?:0*(\d*)(?:\.(\d+))?)$/.exec(typed);
  if (!match || !/\d$/.test(typed)) return wrong('number');
  const [, whole = '', fraction = ''] = match;
  return whole.length + fraction.length > MOST_DIGITS ? wrong('tooLong') : right('number', typed);
}

const wireForm = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?Z?)?$/i;

function checkTime(kind: 'date' | 'time', typed: string): CheckedValue {
  const [, date, minutes = '00:00', seconds = '00'] = wireForm.exec(typed) ?? [];
  const time = `${minutes}:${seconds}`;
  if (!date || (kind === 'date' && time !== '00:00:00')) return wrong(kind);
  const instant = new Date(`${date}T${time}Z`);
  // Dates such as 2026-02-31 roll over into the next month.
  if (date < '0001' || Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(date)) {
    return wrong('noSuchDay');
  }
  return right('text', kind === 'date' || typed.length === date.length ? date : `${date}T${time}Z`);
}

const right = (kind: Value['kind'], text: string): CheckedValue => ({
  ok: true,
  value: { kind, text },
});

const wrong = (fault: ValueFault): CheckedValue => ({ ok: false, fault });

/** As the browser's inputs for dates and times hold it; empty where it is neither. */
export function toInput(kind: ValueKind, text: string): string {
  if (kind !== 'date' && kind !== 'time') return text;
  const checked = checkValue(kind, text);
  if (!checked.ok) return '';
  const [date = '', time = '00:00:00Z'] = checked.value.text.split('T');
  return kind === 'date' ? date : `${date}T${time.replace(/Z$/, '')}`;
}
