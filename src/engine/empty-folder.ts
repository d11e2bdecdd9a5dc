import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Makes the folder, or empties it of what a process that died has left. */
export async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder)) {
    await rm(path.join(folder, entry), { recursive: true, force: true });
  }
}
