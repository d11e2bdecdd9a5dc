import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as server from '../../../src/reports/executions/recurrence.ts';
import {
  countBefore,
  dueTimes,
  dueTimesLeft,
  lastDueTime,
  nextDueTime,
  nextDueTimes,
  type Schedule,
} from './schedule.ts';

const daily: Schedule = { startTime: '2026-12-01T06:00:00Z', intervalHours: 24, count: 3 };
const at = (text: string): Date => new Date(text);
const texts = (times: readonly Date[]): string[] =>
  times.map((time) => time.toISOString().replace('.000', ''));

describe('due times', () => {
  test('lie on the grid, the first of the span belongs to it and the end does not', () => {
    const span = { from: at('2026-12-01T06:00:00Z'), before: at('2026-12-03T06:00:00Z') };
    expect(texts(dueTimes(daily, span))).toEqual(['2026-12-01T06:00:00Z', '2026-12-02T06:00:00Z']);
  });

  test('end with their count', () => {
    const span = { from: at('2026-11-01T00:00:00Z'), before: at('2027-01-01T00:00:00Z') };
    expect(dueTimes(daily, span)).toHaveLength(3);
    expect(lastDueTime(daily)).toEqual(at('2026-12-03T06:00:00Z'));
    expect(lastDueTime({ ...daily, count: null })).toBeNull();
  });

  test('of a report that runs once are its start alone', () => {
    const once = { ...daily, intervalHours: 0, count: null };
    const span = { from: at('2026-01-01T00:00:00Z'), before: at('2027-01-01T00:00:00Z') };
    expect(texts(dueTimes(once, span))).toEqual(['2026-12-01T06:00:00Z']);
    expect(nextDueTime(once, at('2026-12-01T06:00:00Z'))).toBeNull();
    expect(lastDueTime(once)).toEqual(at('2026-12-01T06:00:00Z'));
  });

  test('that come next are after now, and as many as are left', () => {
    expect(texts(nextDueTimes(daily, at('2026-12-01T06:00:00Z'), 5))).toEqual([
      '2026-12-02T06:00:00Z',
      '2026-12-03T06:00:00Z',
    ]);
    expect(nextDueTime(daily, at('2026-12-03T06:00:00Z'))).toBeNull();
    expect(dueTimesLeft(daily, at('2026-12-01T06:00:00Z'))).toBe(2);
    expect(dueTimesLeft(daily, at('2027-12-01T06:00:00Z'))).toBe(0);
  });

  test('are counted up to an instant', () => {
    expect(countBefore(daily, at('2026-12-01T06:00:00Z'))).toBe(0);
    expect(countBefore(daily, at('2026-12-31T00:00:00Z'))).toBe(30);
  });
});

test('the console finds the due times that the server does', () => {
  const instant = fc.date({ min: at('2026-01-01'), max: at('2028-01-01'), noInvalidDate: true });
  const hours = fc.oneof(fc.constant(0), fc.integer({ min: 4, max: 2160 }));
  const count = fc.option(fc.integer({ min: 1, max: 50 }));
  fc.assert(
    fc.property(instant, hours, count, instant, (start, intervalHours, most, now) => {
      const schedule = { startTime: start.toISOString(), intervalHours, count: most };
      const recurrence = { start, intervalHours, count: most };
      expect(nextDueTime(schedule, now)).toEqual(server.nextDueTime(recurrence, now));
      const before = new Date(now.getTime() + 90 * 86_400_000);
      const span = { from: new Date(now.getTime() + 1), before: new Date(before.getTime() + 1) };
      expect(dueTimes(schedule, span)).toEqual(server.dueTimesWithin(recurrence, now, before));
    }),
  );
});
