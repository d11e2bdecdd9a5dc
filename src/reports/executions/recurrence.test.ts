import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDueTime, type Recurrence } from './recurrence.ts';

const at = (text: string): Date => new Date(text);
const daily: Recurrence = { start: at('2026-01-31T06:00:00Z'), intervalHours: 24, count: 3 };

test.each([
  ['2026-01-01T00:00:00Z', '2026-01-31T06:00:00.000Z'],
  ['2026-01-31T05:59:59.999Z', '2026-01-31T06:00:00.000Z'],
  ['2026-01-31T06:00:00Z', '2026-02-01T06:00:00.000Z'],
  ['2026-02-01T18:00:00Z', '2026-02-02T06:00:00.000Z'],
  ['2026-02-02T06:00:00Z', undefined],
  ['2027-01-01T00:00:00Z', undefined],
])('after %s a daily report of three runs is due at %s', (after, due) => {
  expect(nextDueTime(daily, at(after))?.toISOString()).toBe(due);
});

test('a report that runs once is due at its start and never again', () => {
  const once: Recurrence = { start: at('2026-05-05T00:00:00Z'), intervalHours: 0, count: null };
  expect(nextDueTime(once, at('2026-05-04T00:00:00Z'))).toEqual(once.start);
  expect(nextDueTime(once, once.start)).toBeNull();
});

test('law: the next due time is the smallest grid time after the instant', () => {
  const instants = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => new Date(ms));
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 4, max: 2160 }),
      fc.option(fc.integer({ min: 1, max: 1000 }), { nil: null }),
      instants,
      (start, intervalHours, count, after) => {
        const step = intervalHours * 3_600_000;
        const due = nextDueTime({ start, intervalHours, count }, after);
        const last = count === null ? Infinity : start.getTime() + (count - 1) * step;
        if (due === null) {
          expect(after.getTime()).toBeGreaterThanOrEqual(last);
          return;
        }
        const grid = due.getTime();
        expect((grid - start.getTime()) % step).toBe(0);
        expect(grid).toBeGreaterThan(after.getTime());
        expect(grid).toBeLessThanOrEqual(last);
        expect(grid === start.getTime() || grid - step <= after.getTime()).toBe(true);
      },
    ),
  );
});
