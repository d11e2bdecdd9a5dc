import { expect, test } from 'vitest';
import { StoreUnavailable } from '../store-error.ts';
import { whileBusy } from './patience.ts';

const failure = (errcode: number) => Object.assign(new Error('database is locked'), { errcode });

test('a database that stays busy is unavailable in the end, and says why', async () => {
  const busy = failure(5);
  const waiting = whileBusy(() => {
    throw busy;
  });
  const error = await waiting.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StoreUnavailable);
  expect(error).toHaveProperty('cause', busy);
});

test('no other failure is waited for', async () => {
  let tries = 0;
  const failing = whileBusy(() => {
    tries++;
    throw failure(11);
  });
  await expect(failing).rejects.toThrow('database is locked');
  expect(tries).toBe(1);
});
