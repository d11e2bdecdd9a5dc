import type { ColumnType } from '../../catalog/dataset.ts';
import type { Field, Value } from '../plan.ts';
import { quote } from '../print-query.ts';
import type { Report } from '../problems/problem.ts';
import { isUnclosed, unquote, type Word } from '../syntax/tokens.ts';
import { mostDigits, readNumber } from './read-number.ts';
import { guessDate, readTime } from './read-time.ts';

/** What a value is compared with. */
export interface Comparand {
  readonly field: Field;
  readonly type: ColumnType;
}

/**
 * Converts a written value to the type it is compared with, or reports why it cannot be. Without a
 * comparand (its name was unknown) only the writing is checked.
 */
export function checkValue(
  word: Word,
  comparand: Comparand | undefined,
  report: Report,
): Value | undefined {
  const written = readWriting(word, report);
  if (written === undefined || !comparand) return;
  switch (comparand.type.kind) {
    case 'string':
      return { type: 'string', text: written };
    case 'integer':
    case 'decimal':
      return checkNumber(word, written.trim(), comparand, report);
    case 'date':
      return checkDate(word, written.trim(), comparand, report);
    case 'timestamp':
      return checkTimestamp(word, written.trim(), comparand, report);
  }
}

/** The value as it was meant, without quotes. */
function readWriting(word: Word, report: Report): string | undefined {
  switch (word.kind) {
    case 'Text':
      return readText(word, report);
    case 'Number':
      return readBareNumber(word, report);
    case 'OddQuoted':
      report('wrong_quotes', word, () => ({
        suggestions: [quote(unquote(word.text))],
      }));
      return;
    case 'Star':
      report('not_a_value', word);
      return;
    default:
      report('unquoted_value', word, () => ({ suggestions: [quote(word.text)] }));
      return;
  }
}

function readText(word: Word, report: Report): string | undefined {
  if (isUnclosed(word.text)) return report('unclosed_text', word);
  const text = word.text.slice(1, -1).replaceAll("''", "'");
  const character = text.includes('\0')
    ? 'the character U+0000'
    : !text.isWellFormed() && 'half of a character';
  if (character) return report('unreadable_text', word, () => ({ params: { character } }));
  return text;
}

function readBareNumber(word: Word, report: Report): string | undefined {
  const reading = readNumber(word.text);
  if (reading.ok || reading.fault === 'number_too_long') return word.text;
  if (reading.fault === 'number_exponent') return report('number_exponent', word);
  if (/^[+-]?[\d.]+$/.test(word.text)) return report('number_malformed', word);
  return report('unquoted_value', word, () => ({ suggestions: [quote(word.text)] }));
}

function checkNumber(
  word: Word,
  written: string,
  { field, type }: Comparand,
  report: Report,
): Value | undefined {
  const reading = readNumber(written);
  if (reading.ok) {
    const isWhole = type.kind === 'integer' && !reading.text.includes('.');
    return { type: isWhole ? 'integer' : 'decimal', text: reading.text };
  }
  const kind = type.kind === 'integer' ? 'whole numbers' : 'numbers';
  const params: Record<string, string> =
    reading.fault === 'number_too_long'
      ? { digits: String(reading.digits), most: String(mostDigits) }
      : { header: field.header, kind };
  report(reading.fault, word, () => ({ params }));
  return undefined;
}

function checkDate(
  word: Word,
  written: string,
  comparand: Comparand,
  report: Report,
): Value | undefined {
  const reading = readTime(written);
  const header = comparand.field.header;
  if (!reading.ok) {
    reportTime(word, written, reading.fault, { header, code: 'not_a_date' }, report);
  } else if (reading.time !== '00:00:00') {
    report('time_in_date', word, () => ({
      params: { header },
      suggestions: [quote(reading.date)],
    }));
  } else return { type: 'date', text: reading.date };
  return undefined;
}

function checkTimestamp(
  word: Word,
  written: string,
  { field }: Comparand,
  report: Report,
): Value | undefined {
  const reading = readTime(written);
  if (reading.ok) return { type: 'timestamp', text: `${reading.date}T${reading.time}Z` };
  const expected = { header: field.header, code: 'not_a_timestamp' } as const;
  reportTime(word, written, reading.fault, expected, report);
  return undefined;
}

function reportTime(
  word: Word,
  written: string,
  fault: 'form' | 'calendar',
  { header, code }: { header: string; code: 'not_a_date' | 'not_a_timestamp' },
  report: Report,
): undefined {
  if (fault === 'calendar') return report('no_such_day', word);
  const guess = guessDate(written);
  report(code, word, () => ({ params: { header }, suggestions: guess ? [quote(guess)] : [] }));
}
