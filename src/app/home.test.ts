import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHome } from './home.ts';

const before = process.umask();
let parent: string;
beforeEach(async () => {
  process.umask(0o022);
  parent = await mkdtemp(join(tmpdir(), 'homes-'));
});
afterEach(async () => {
  process.umask(before);
  await rm(parent, { recursive: true });
});

const modeOf = async (path: string): Promise<string> =>
  ((await stat(path)).mode & 0o7777).toString(8);

test('a home that is open to others is closed, and what is made in it later is private', async () => {
  const folder = join(parent, 'home');
  await mkdir(join(folder, 'data'), { recursive: true });
  for (const path of [folder, join(folder, 'data')]) await chmod(path, 0o755);
  const home = await openHome(folder);
  for (const path of [folder, home.data, home.files, home.scratch]) {
    expect(await modeOf(path), path).toBe('700');
  }
  const made = join(home.data, 'made');
  await writeFile(made, '');
  await mkdir(join(home.data, 'folder'));
  expect(await modeOf(made)).toBe('600');
  expect(await modeOf(join(home.data, 'folder'))).toBe('700');
});

test('a folder that all share stays shared; the folders in it are private', async () => {
  const folder = join(parent, 'shared');
  await mkdir(folder);
  await chmod(folder, 0o1777);
  const home = await openHome(folder);
  expect(await modeOf(folder)).toBe('1777');
  expect(await modeOf(home.data)).toBe('700');
});
