import { expect, test } from 'vitest';
import { toIsoDate } from '../../kernel/interval.ts';
import { addMonths, createCalendar, dayOf, lastLeapDay, monthIndex } from './calendar.ts';

const iso = (day: number) => toIsoDate(new Date(day * 86_400_000));

test('a calendar has 24 months and ends with the last day of its end month', () => {
  const calendar = createCalendar('2024-02');
  expect(calendar.months).toHaveLength(24);
  expect([...calendar.months.slice(0, 2), calendar.lastDay].map(iso)).toEqual([
    '2022-03-01',
    '2022-04-01',
    '2024-02-29',
  ]);
  expect(monthIndex(calendar, dayOf(2024, 2, 29))).toBe(23);
  expect(monthIndex(calendar, dayOf(2022, 2, 28))).toBe(-1);
});

test.each(['2024-13', '2024-2', '24-02', '2024-02-01', ''])('%j is no end month', (text) => {
  expect(() => createCalendar(text)).toThrow(RangeError);
});

test('months are added within the month they lead to', () => {
  expect(iso(addMonths(dayOf(2024, 1, 31), 1))).toBe('2024-02-29');
  expect(iso(addMonths(dayOf(2024, 2, 29), 12))).toBe('2025-02-28');
  expect(iso(addMonths(dayOf(2024, 3, 31), -1))).toBe('2024-02-29');
});

test('the last leap day is on or before a day', () => {
  expect(iso(lastLeapDay(dayOf(2024, 2, 29)))).toBe('2024-02-29');
  expect(iso(lastLeapDay(dayOf(2024, 2, 28)))).toBe('2020-02-29');
  expect(iso(lastLeapDay(dayOf(2103, 1, 1)))).toBe('2096-02-29');
});
