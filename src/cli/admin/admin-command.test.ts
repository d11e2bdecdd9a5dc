import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { administering } from './admin-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'admin-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a home that is made is told of, once', async () => {
  const home = join(folder, 'home');
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await administering({ home }, async () => {});
  expect(stderr.mock.calls).toEqual([[expect.stringContaining(`There was no home ${home}`)]]);
  await administering({ home }, async () => {});
  expect(stderr).toHaveBeenCalledTimes(1);
  stderr.mockRestore();
});
