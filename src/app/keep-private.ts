import { chmod, stat } from 'node:fs/promises';

const OTHERS = 0o077;
const STICKY = 0o1000;

/** From now on nothing that this process, or one that it starts, makes can be read by other users. */
export const keepNewFilesPrivate = (): void => {
  process.umask(OTHERS);
};

/**
 * Closes a folder to other users: one from an older version, or made by hand. Left as it is where it is
 * shared on purpose, as /tmp, or is somebody else's, as a volume that was mounted: what lies in it is private
 * by itself.
 */
export async function closeToOthers(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if ((mode & OTHERS) === 0 || (mode & STICKY) !== 0) return;
  await chmod(folder, mode & 0o700).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPERM' && error.code !== 'EROFS') throw error;
  });
}
