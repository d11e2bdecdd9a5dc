import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Really writes: permissions alone do not show a full quota or a disk that fails. Without a sync and
 * gone at once, the byte seldom reaches the disk. Its name is no key, so it never is a report's file.
 */
export async function probeFolder(folder: string, id: string): Promise<void> {
  const path = join(folder, `.probe-${id}`);
  try {
    await writeFile(path, '.', { mode: 0o600 });
  } finally {
    await rm(path, { force: true });
  }
}
