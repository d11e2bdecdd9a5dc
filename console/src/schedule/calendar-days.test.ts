import { expect, test } from 'vitest';
import { addMonths, dayOf, moveDay, startOfDay, weeksOfMonth } from './calendar-days.ts';
import { dueDays } from './due-days.ts';

const MONDAY = 1;
const SUNDAY = 7;

test('a month is shown in whole weeks that begin as the reader’s do', () => {
  const weeks = weeksOfMonth('2026-12-15', MONDAY);
  expect(weeks.map(([first]) => first)).toEqual([
    ...['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28'],
  ]);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeksOfMonth('2026-12-15', SUNDAY)[0]?.[0]).toBe('2026-11-29');
});

test('a February that begins with a week has four', () => {
  expect(weeksOfMonth('2027-02-01', MONDAY)).toHaveLength(4);
});

test.each([
  ['2026-12-31', 'ArrowRight', '2027-01-01'],
  ['2026-12-01', 'ArrowUp', '2026-11-24'],
  ['2026-12-02', 'Home', '2026-11-30'],
  ['2026-12-02', 'End', '2026-12-06'],
  ['2026-12-07', 'Home', '2026-12-07'],
  ['2026-12-31', 'PageDown', '2027-01-31'],
  ['2027-01-31', 'PageDown', '2027-02-28'],
  ['2026-03-31', 'PageUp', '2026-02-28'],
  ['2026-12-02', 'a', undefined],
  ['2026-12-02', 'toString', undefined],
])('from %s the key %s leads to %s', (day, key, to) => {
  expect(moveDay(day, key, MONDAY)).toBe(to);
});

test('months are added over years', () => {
  expect(addMonths('2026-12-31', 14)).toBe('2028-02-29');
  expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
});

test('a day begins where its zone says', () => {
  expect(dayOf('Asia/Seoul', new Date('2026-11-30T15:00:00Z'))).toBe('2026-12-01');
  expect(startOfDay('Asia/Seoul', '2026-12-01')).toEqual(new Date('2026-11-30T15:00:00Z'));
});

test('due times stand at the days of the zone', () => {
  const daily = { startTime: '2026-12-01T06:00:00Z', intervalHours: 24, count: 2 };
  const weeks = weeksOfMonth('2026-12-01', MONDAY);
  expect([...dueDays(daily, weeks, 'UTC').keys()]).toEqual(['2026-12-01', '2026-12-02']);
  expect([...dueDays(daily, weeks, 'America/Los_Angeles').keys()]).toEqual([
    '2026-11-30',
    '2026-12-01',
  ]);
});

test('a day of 25 hours has seven runs of every four hours', () => {
  const often = { startTime: '2026-10-01T07:00:00Z', intervalHours: 4, count: null };
  const weeks = weeksOfMonth('2026-11-01', SUNDAY);
  const days = dueDays(often, weeks, 'America/Los_Angeles');
  expect([days.get('2026-11-01')?.length, days.get('2026-11-02')?.length]).toEqual([7, 6]);
});
