import { expect, test } from 'vitest';
import {
  executionEvents,
  executionStates,
  nextState,
  retryDelaySeconds,
} from './execution-state.ts';

const expected: Record<string, string> = {
  'Pending claim': 'Running',
  'Pending pause': 'Paused',
  'Running heartbeat': 'Running',
  'Running complete': 'Completed',
  'Running fail': 'Failed',
  'Running retry': 'Pending',
  'Running expire': 'Pending',
  'Paused resume': 'Pending',
};

const pairs = executionStates.flatMap((state) =>
  executionEvents.map((event) => [state, event] as const),
);

test.each(pairs)('%s on %s', (state, event) => {
  expect(nextState(state, event)).toBe(expected[`${state} ${event}`]);
});

test('tries wait longer and longer, up to a quarter of an hour', () => {
  expect([1, 2, 3, 4, 5, 9].map(retryDelaySeconds)).toEqual([5, 20, 80, 320, 900, 900]);
});
