import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { abortable } from './abortable.ts';

const never = new AbortController().signal;

test('passes everything on, and the error of the source', async () => {
  async function* source() {
    yield 1;
    yield 2;
    throw new Error('engine stopped');
  }
  const seen: number[] = [];
  const reading = (async () => {
    for await (const value of abortable(source(), never)) seen.push(value);
  })();
  await expect(reading).rejects.toThrow('engine stopped');
  expect(seen).toEqual([1, 2]);
});

test('a consumer that stops waits until the source has cleaned up', async () => {
  let cleaned = false;
  async function* source() {
    try {
      yield 1;
    } finally {
      await setImmediate();
      cleaned = true;
    }
  }
  for await (const value of abortable(source(), never)) {
    expect(value).toBe(1);
    break;
  }
  expect(cleaned).toBe(true);
});

test('an abort ends a silent source at once, with its reason', async () => {
  const control = new AbortController();
  async function* source() {
    yield 1;
    await new Promise(() => {});
  }
  const iterator = abortable(source(), control.signal);
  await iterator.next();
  const next = iterator.next();
  control.abort(new Error('lease lost'));
  await expect(next).rejects.toThrow('lease lost');
});
