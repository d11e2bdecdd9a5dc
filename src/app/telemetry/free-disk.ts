import { statfs } from 'node:fs/promises';
import type { Home } from '../home.ts';

/** What this user may still write: in the home, or among the report files where that is less. */
export async function freeDiskBytes({ folder, files }: Pick<Home, 'folder' | 'files'>) {
  const free = await Promise.all([folder, files].map(freeIn));
  return Math.min(...free);
}

async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
