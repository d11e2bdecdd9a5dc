import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Stands between a file's key and a random id while the file is being written. */
export const partialMark = '.partial-';

const dayMs = 24 * 60 * 60 * 1000;

/** Removes files that were begun but not finished, unless a writer may still be at work on them. */
export async function removeStalePartials(folder: string, now: Date): Promise<number> {
  const entries = await readdir(folder, { recursive: true });
  let removed = 0;
  for (const entry of entries.filter((name) => name.includes(partialMark))) {
    const path = join(folder, entry);
    const modified = await modifiedTime(path);
    if (modified === undefined || now.getTime() - modified <= dayMs) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

/** Milliseconds; undefined when another process has just renamed or removed the file. */
export const modifiedTime = async (path: string): Promise<number | undefined> =>
  (await stat(path).catch(() => undefined))?.mtimeMs;
