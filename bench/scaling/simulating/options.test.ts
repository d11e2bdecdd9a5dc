import { expect, test } from 'vitest';
import { readSimulateOptions } from './options.ts';

test('the day is that of docs/scaling.md, but for what is asked for', () => {
  const options = readSimulateOptions(['--workers', '3', '--within', '15']);
  expect(options).toMatchObject({ partners: 100_000, reports: 20, workers: 3, within: 15 });
  expect(readSimulateOptions([]).within).toBeUndefined();
});

test('what is no number is refused by its name', () => {
  expect(() => readSimulateOptions(['--peak', 'half'])).toThrow('--peak takes a number');
});
