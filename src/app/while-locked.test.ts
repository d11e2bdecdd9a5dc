import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { whileLocked } from './while-locked.ts';

function lockFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'lock');
}

test('of several that ask at once each works alone', async () => {
  const file = lockFile();
  const seen: string[] = [];
  const work = (name: string) =>
    whileLocked(file, async () => {
      seen.push(`${name} begins`);
      await new Promise(setImmediate);
      seen.push(`${name} ends`);
    });
  await Promise.all([work('a'), work('b'), work('c')]);
  const pairs = ['a', 'b', 'c'].map((name) => seen.indexOf(`${name} begins`));
  for (const at of pairs) expect(seen[at + 1]).toBe(seen[at]?.replace('begins', 'ends'));
  expect(seen).toHaveLength(6);
});

test('work that fails lets go of the lock and says why', async () => {
  const file = lockFile();
  const failed = whileLocked(file, () => Promise.reject(new Error('broken')));
  await expect(failed).rejects.toThrow('broken');
  expect(await whileLocked(file, async () => 'free')).toBe('free');
});
