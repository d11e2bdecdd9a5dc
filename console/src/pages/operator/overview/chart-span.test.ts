import { expect, test } from 'vitest';
import { endedOf, endedParts, latePoints, sumOf, worst } from './chart-span.ts';

const nothing = { completed: 0, failed: 0, skipped: 0, cancelled: 0, lateness: null };
const slots = [
  { ...nothing, time: '2026-03-01T00:00:00.000Z' },
  {
    ...nothing,
    ...{ time: '2026-03-01T01:00:00.000Z', completed: 5, failed: 2 },
    lateness: { p50: 1, p95: 4, max: 9 },
  },
];

test('a bar has a part for each ending that came', () => {
  expect(endedParts(slots, 60)).toEqual([
    {
      ...{ from: new Date('2026-03-01T01:00:00Z'), to: new Date('2026-03-01T02:00:00Z') },
      ...{ ending: 'completed', count: 5 },
    },
    expect.objectContaining({ ending: 'failed', count: 2 }),
  ]);
  expect(sumOf(slots, 'failed')).toBe(2);
  expect(endedOf(slots)).toBe(7);
});

test('a line breaks where nothing ran', () => {
  const points = latePoints(slots, 60);
  expect(points).toHaveLength(6);
  expect(points[0]).toEqual({
    ...{ time: new Date('2026-03-01T00:30:00Z'), rank: 'p50', seconds: null },
  });
  expect(worst(slots, 'p95')).toBe(4);
  expect(worst(slots.slice(0, 1), 'max')).toBeNull();
});
