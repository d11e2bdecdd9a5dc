import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { attemptOffsets, nextAttemptTime } from './callback-plan.ts';

const started = new Date('2026-03-10T12:00:00Z');
const at = (seconds: number): Date => new Date(started.getTime() + seconds * 1000);

test('fifteen attempts within 24 hours, at the published times', () => {
  expect(attemptOffsets).toHaveLength(15);
  expect(attemptOffsets.toSorted((a, b) => a - b)).toEqual(attemptOffsets);
  expect(attemptOffsets[0]).toBe(0);
  expect(attemptOffsets.at(-1)).toBe(24 * 3600);
  for (let made = 1; made < 15; made += 1) {
    expect(nextAttemptTime(started, made, at(1))).toEqual(at(attemptOffsets[made] ?? 0));
  }
  expect(nextAttemptTime(started, 15, at(1))).toBeNull();
});

test('a time that has passed meanwhile is now', () => {
  expect(nextAttemptTime(started, 3, at(4000))).toEqual(at(4000));
});

test('docs/callbacks.md publishes the same plan', async () => {
  const page = await readFile(new URL('../../../docs/callbacks.md', import.meta.url), 'utf8');
  const [, row = ''] = /^\| after the first \|(.*)\|$/m.exec(page) ?? [];
  const units: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };
  const published = row.split('|').map((cell) => {
    const [number = '', unit = ''] = cell.trim().split(' ');
    return Number(number) * (units[unit] ?? 1);
  });
  expect(published).toEqual(attemptOffsets);
});
