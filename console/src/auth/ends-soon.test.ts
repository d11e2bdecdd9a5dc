import { expect, test } from 'vitest';
import { untilToldMs } from './ends-soon.ts';

const MINUTE = 60_000;
const state = {
  kind: 'in',
  issuerName: 'Contoso',
  startTime: new Date(0),
  nextTime: new Date(60 * MINUTE),
} as const;

test.each([
  [0, 55 * MINUTE],
  [54 * MINUTE, MINUTE],
  [55 * MINUTE, 0],
  [59 * MINUTE, 0],
])('a session that ends is told of five minutes before (%i)', (now, wait) => {
  expect(untilToldMs({ ...state, isRenewed: false }, now)).toBe(wait);
});

test('one that is renewed, and none, are not', () => {
  expect(untilToldMs({ ...state, isRenewed: true }, 59 * MINUTE)).toBeNull();
  expect(untilToldMs({ kind: 'out', why: 'ended' }, 0)).toBeNull();
});
