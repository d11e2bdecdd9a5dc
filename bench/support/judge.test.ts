import { expect, test } from 'vitest';
import { judge } from './judge.ts';

const pair = (ours: number, against: number, p99 = 0) => ({
  ours: { value: ours, also: { p99 } },
  against: { value: against },
});

test('ratios are taken pair by pair', () => {
  const judged = judge({ target: { atMost: 0.5 } }, [pair(1, 4), pair(2, 4), pair(3, 2)]);
  expect(judged).toMatchObject({ ours: 2, against: 4, reached: true });
  expect(judged.ratio).toEqual({ low: 0.25, median: 0.5, high: 1.5 });
});

test('the ratio is held to the target as it is shown', () => {
  expect(judge({ target: { atMost: 1.1 } }, [pair(1.104, 1)]).reached).toBe(true);
  expect(judge({ target: { atMost: 1.1 } }, [pair(1.106, 1)]).reached).toBe(false);
  expect(judge({ target: { atLeast: 0.6 } }, [pair(0.7, 1)]).reached).toBe(true);
  expect(judge({ target: { atLeast: 0.6 } }, [pair(0.5, 1)]).reached).toBe(false);
});

test('a limit is held against what was told beside the value', () => {
  const limits = [{ name: 'p99', unit: 'ms', below: 500 }] as const;
  const [limit] = judge({ target: { atMost: 2 }, limits }, [
    pair(1, 1, 499),
    pair(1, 1, 400),
  ]).limits;
  expect(limit).toMatchObject({ reached: true, spread: { low: 400, high: 499 } });
  expect(judge({ target: { atMost: 2 }, limits }, [pair(1, 1, 500)]).limits[0]?.reached).toBe(
    false,
  );
});
