import { expect, test } from 'vitest';
import { median, quantile, spreadOf } from './statistics.ts';

test('the median of an odd number is the one in the middle, of an even number the mean of two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('a spread has the extremes and the median', () => {
  expect(spreadOf([0.5, 0.3, 0.4])).toEqual({ low: 0.3, median: 0.4, high: 0.5 });
});

test('a quantile is one of the values', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(quantile(hundred, 0.5)).toBe(50);
  expect(quantile(hundred, 0.99)).toBe(99);
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});
