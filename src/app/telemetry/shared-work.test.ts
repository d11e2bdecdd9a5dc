import { expect, test } from 'vitest';
import { shareWork } from './shared-work.ts';

function counted() {
  const ends: { resolve(value: number): void; reject(error: Error): void }[] = [];
  const work = () => new Promise<number>((resolve, reject) => void ends.push({ resolve, reject }));
  return { ends, work };
}

test('whoever asks while it is under way shares the answer; later it is done anew', async () => {
  const { ends, work } = counted();
  const shared = shareWork(work);
  const both = [shared(), shared()];
  ends[0]?.resolve(1);
  expect(await Promise.all(both)).toEqual([1, 1]);
  const later = shared();
  ends[1]?.resolve(2);
  expect(await later).toBe(2);
});

test('an answer, or a failure, is kept for its time after the end', async () => {
  let now = 0;
  const { ends, work } = counted();
  const shared = shareWork(work, 1000, () => now);
  const first = shared();
  now = 5000;
  ends[0]?.reject(new Error('down'));
  await expect(first).rejects.toThrow('down');
  now = 5999;
  await expect(shared()).rejects.toThrow('down');
  now = 6000;
  const second = shared();
  ends[1]?.resolve(2);
  expect(await second).toBe(2);
  expect(ends).toHaveLength(2);
});
