import { expect, test } from 'vitest';
import { axisOf, axisTicks, barHeight, fittingRange } from './axis-scale.ts';

const now = new Date('2026-11-26T12:00:00Z');
const daysBack = (count: number, step: number) =>
  Array.from({ length: count }, (_, n) =>
    new Date(now.getTime() - (n + 0.5) * step * 86_400_000).toISOString(),
  );

test.each([
  [daysBack(40, 0.25), 7],
  [daysBack(40, 1), 30],
  [daysBack(12, 7), 90],
  [[], 90],
])('%# runs are shown over %s days', (dueTimes, days) => {
  expect(fittingRange(dueTimes, now)).toBe(days);
});

test('what is to come takes a sixth at the right', () => {
  const axis = axisOf(30, now);
  expect(axis.place(axis.from)).toBe(0);
  expect(axis.place(now.getTime())).toBeCloseTo(5 / 6);
  expect(axis.place(axis.to)).toBe(1);
});

test.each([
  [7, 8],
  [30, 8],
  [90, 4],
] as const)('%s days have ticks at midnight, and no more than there is room for', (days, most) => {
  const ticks = axisTicks(axisOf(days, now), most);
  expect(ticks.length).toBeGreaterThan(most / 3);
  expect(ticks.length).toBeLessThanOrEqual(most + 1);
  for (const tick of ticks) expect(tick.toISOString()).toContain('T00:00:00');
});

test('short runs are seen beside long ones', () => {
  expect([0, 25, 100, 400].map((seconds) => barHeight(seconds, 100))).toEqual([0, 0.5, 1, 1]);
  expect([0, 0.3].map((seconds) => barHeight(seconds, 0.3))).toEqual([0.5, 0.5]);
});
