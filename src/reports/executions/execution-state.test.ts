import { expect, test } from 'vitest';
import {
  executionEvents,
  executionStates,
  finalStates,
  nextState,
  retryDelaySeconds,
} from './execution-state.ts';

const expected: Record<string, string> = {
  'Pending due': 'Pending',
  'Pending claim': 'Running',
  'Pending pause': 'Paused',
  'Pending update': 'Pending',
  'Pending skip': 'Skipped',
  'Pending cancel': 'Cancelled',
  'Running heartbeat': 'Running',
  'Running complete': 'Completed',
  'Running fail': 'Failed',
  'Running retry': 'Pending',
  'Running expire': 'Pending',
  'Running cancel': 'Cancelled',
  'Paused resume': 'Pending',
  'Paused update': 'Paused',
  'Paused skip': 'Skipped',
  'Paused cancel': 'Cancelled',
};

const pairs = executionStates.flatMap((state) =>
  executionEvents.map((event) => [state, event] as const),
);

test.each(pairs)('%s on %s', (state, event) => {
  expect(nextState(state, event)).toBe(expected[`${state} ${event}`]);
});

test('final states are those that nothing leads out of', () => {
  const ends = executionStates.filter((state) =>
    executionEvents.every((event) => nextState(state, event) === undefined),
  );
  expect(ends).toEqual(finalStates);
});

test('tries wait longer and longer, up to a quarter of an hour, less a jitter', () => {
  const delays = (random: number) =>
    [1, 2, 3, 4, 5, 9].map((attempts) => retryDelaySeconds(attempts, () => random));
  expect(delays(0)).toEqual([5, 20, 80, 320, 900, 900]);
  expect(delays(1)).toEqual([3.75, 15, 60, 240, 675, 675]);
});
