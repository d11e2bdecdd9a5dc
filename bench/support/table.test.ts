import { expect, test } from 'vitest';
import { tableOf } from './table.ts';

test('a row, its limit and one that failed', () => {
  const table = tableOf([
    {
      name: 'preview',
      unit: 'ms',
      target: { atMost: 2 },
      outcome: {
        ours: 24.26,
        against: 12.13,
        ratio: { low: 1.5, median: 2, high: 2.25 },
        reached: true,
        limits: [
          {
            ...({ name: 'p99', unit: 'ms', below: 500 } as const),
            spread: { low: 99.6, median: 501, high: 1234 },
            reached: false,
          },
        ],
      },
    },
    { name: 'API', unit: '/s', target: { atLeast: 0.6 }, outcome: { failure: 'no port' } },
  ]);
  expect(table.split('\n').map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    '| row | ours | against | ratio (low–high) | to reach | reached |',
    expect.stringMatching(/^\| -+ \| -+ \| -+ \| -+ \| -+ \| -+ \|$/),
    '| preview | 24.3 ms | 12.1 ms | 2.00 (1.50–2.25) | ≤ 2.00 | yes |',
    '| preview, p99 | 501 ms (99.6–1234) | | | < 500 ms | no |',
    '| API | failed | | | ≥ 0.60 | no |',
  ]);
  expect(new Set(table.split('\n').map((line) => line.length)).size).toBe(1);
});
