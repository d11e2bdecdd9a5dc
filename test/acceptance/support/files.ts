import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The names in the folder of report files, and of those still being written. */
export async function filesIn(home: string): Promise<{ whole: string[]; begun: string[] }> {
  const entries = await readdir(join(home, 'files'), { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return {
    whole: names.filter((name) => /\.gz$/.test(name)),
    begun: names.filter((name) => !/\.gz$/.test(name)),
  };
}
