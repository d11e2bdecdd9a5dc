import { expect, test } from 'vitest';
import { upcomingTimes } from './upcoming-times.ts';

const now = new Date('2026-03-10T12:00:00Z');
const daily = {
  report_id: 'r',
  status: 'Active',
  start_time: '2026-03-01T06:00:00.000Z',
  recurrence_interval: 24,
  recurrence_count: null,
};
const at = (day: number, status = 'Pending') => ({
  status,
  due_time: `2026-03-${day}T06:00:00.000Z`,
});
const days = (...given: Parameters<typeof upcomingTimes>): number[] =>
  upcomingTimes(...given).map((time) => time.getUTCDate());

test.each([
  ['the one that waits comes first', daily, [at(11)], [11, 12, 13, 14, 15]],
  ['one that is overdue is still to come', daily, [at(10)], [10, 11, 12, 13, 14]],
  ['while one runs, those after now', daily, [at(10, 'Running')], [11, 12, 13, 14, 15]],
  ['up to the last', { ...daily, recurrence_count: 12 }, [at(11)], [11, 12]],
  ['none once it is paused', { ...daily, status: 'Paused' }, [at(11, 'Paused')], []],
  ['none once it is over', { ...daily, status: 'Inactive' }, [], []],
  ['a report that runs once, while it waits', { ...daily, recurrence_interval: 0 }, [at(10)], [10]],
])('%s', (_, report, open, expected) => {
  expect(days(report, open, now)).toEqual(expected);
});
