import { expect, test } from 'vitest';
import { atMost } from './at-most.ts';

test('so many run at once, in their order, and one that fails makes room too', async () => {
  const limit = atMost(2);
  let running = 0;
  let most = 0;
  const begun: number[] = [];
  const work = (n: number) => async () => {
    begun.push(n);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (n === 1) throw new Error('broken');
    return n;
  };
  const all = await Promise.allSettled([0, 1, 2, 3, 4].map((n) => limit(work(n))));
  expect(all.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true]);
  expect(most).toBe(2);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});
