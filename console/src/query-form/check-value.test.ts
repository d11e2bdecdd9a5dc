import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumber } from '../../../src/language/values/read-number.ts';
import { readTime } from '../../../src/language/values/read-time.ts';
import { checkValue, toInput } from './check-value.ts';

test.each([
  ['number', ' 5 ', '5'],
  ['number', '-.5', '-.5'],
  ['text', ' O’Brien ', ' O’Brien '],
  ['date', '2024-02-29', '2024-02-29'],
  ['date', '2024-02-29T00:00:00Z', '2024-02-29'],
  ['time', '2024-02-29T10:20', '2024-02-29T10:20:00Z'],
  ['time', '2024-02-29 10:20:30', '2024-02-29T10:20:30Z'],
  ['time', '2024-02-29', '2024-02-29'],
] as const)('%s %j is %j', (kind, typed, text) => {
  expect(checkValue(kind, typed)).toMatchObject({ ok: true, value: { text } });
});

test.each([
  ['number', '', 'number'],
  ['number', '1e3', 'number'],
  ['number', '5.', 'number'],
  ['number', '1'.repeat(39), 'tooLong'],
  ['date', '', 'date'],
  ['date', '3/1/2026', 'date'],
  ['date', '2026-01-31T10:20:30Z', 'date'],
  ['date', '2026-02-29', 'noSuchDay'],
  ['date', '0000-01-01', 'noSuchDay'],
  ['time', '2026-01-31 25:00', 'noSuchDay'],
  ['time', 'noon', 'time'],
] as const)('%s %j is refused as %s', (kind, typed, fault) => {
  expect(checkValue(kind, typed)).toEqual({ ok: false, fault });
});

test('the server takes what the form takes', () => {
  const digits = fc.stringMatching(/^[+-]?\d{0,40}\.?\d{0,40}$/);
  const times = fc.stringMatching(/^\d{4}-[01]\d-[0-3]\d([T ]\d\d:\d\d(:\d\d)?Z?)?$/);
  fc.assert(
    fc.property(digits, times, (number, time) => {
      expect(checkValue('number', number).ok).toBe(readNumber(number).ok || isWideZero(number));
      const checked = checkValue('time', time);
      if (checked.ok) expect(readTime(checked.value.text).ok).toBe(true);
    }),
  );
});

/** Zeros at the end of many digits count here, and not on the server. */
const isWideZero = (number: string): boolean =>
  !checkValue('number', number).ok && readNumber(number).ok;

test('inputs of dates show what they can hold', () => {
  expect(toInput('date', '2026-01-31')).toBe('2026-01-31');
  expect(toInput('date', 'soon')).toBe('');
  expect(toInput('time', '2026-01-31')).toBe('2026-01-31T00:00:00');
  expect(toInput('number', 'many')).toBe('many');
});
