import { expect, test } from 'vitest';
import { within } from './within.ts';

test('answers what the work answers, in time', async () => {
  expect(await within(1000, Promise.resolve('done'))).toBe('done');
  await expect(within(1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

test('fails when the work takes longer', async () => {
  await expect(within(5, new Promise(() => {}))).rejects.toThrow('no answer within 5 ms');
});
