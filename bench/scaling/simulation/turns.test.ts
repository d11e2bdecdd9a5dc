import { expect, test } from 'vitest';
import { createTurns, lanes } from './turns.ts';

/** Claims at times 1, 2, 3, …, each ended before the next. */
function order(turns: ReturnType<typeof createTurns>, accountOf: readonly number[]): unknown[] {
  const claimed: unknown[] = [];
  for (let now = 1; turns.ready > 0; now += 1) {
    const execution = turns.claim(now, lanes);
    if (execution === undefined) break;
    claimed.push(execution);
    turns.ended(accountOf[execution] ?? 0, 'small');
  }
  return claimed;
}

test('accounts take turns, however much one of them has', () => {
  const turns = createTurns(2);
  const accountOf = [0, 0, 0, 0, 1, 2, 1];
  for (const [execution, account] of accountOf.entries()) turns.add(execution, account, 'small');
  expect(turns.lanes).toBe(3);
  expect(order(turns, accountOf)).toEqual([0, 4, 5, 1, 6, 2, 3]);
});

test('an account has no more under way than it may', () => {
  const turns = createTurns(2);
  for (const execution of [0, 1, 2]) turns.add(execution, 7, 'small');
  expect([turns.claim(1, lanes), turns.claim(2, lanes), turns.claim(3, lanes)]).toEqual([
    0,
    1,
    undefined,
  ]);
  turns.ended(7, 'small');
  expect(turns.claim(4, lanes)).toBe(2);
});

test('large runs leave a place to small ones, and are not seen by a slot of small ones', () => {
  const turns = createTurns(2);
  turns.add(0, 7, 'large');
  turns.add(1, 7, 'large');
  turns.add(2, 7, 'small');
  expect(turns.claim(1, ['small'])).toBe(2);
  turns.ended(7, 'small');
  expect(turns.claim(2, ['small'])).toBeUndefined();
  expect([turns.claim(3, lanes), turns.claim(4, lanes)]).toEqual([0, undefined]);
});
