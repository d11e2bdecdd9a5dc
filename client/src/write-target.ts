import { open, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';

/** A path, or a stream, which is ended when all is written. */
export type DownloadTarget = string | Writable;

/**
 * Fills the target. A file appears under its name only when it is whole, and a failure leaves what
 * was there before.
 */
export async function writeTarget<T>(
  target: DownloadTarget,
  fill: (stream: Writable) => Promise<T>,
): Promise<T> {
  if (typeof target !== 'string') return fill(target);
  if (await isSpecial(target)) return fill(await openStream(target));
  const partial = `${target}.part`;
  try {
    const result = await fill(await openStream(partial));
    await rename(partial, target);
    return result;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Opened before it is handed on: a path that cannot be written fails here and before any request. */
const openStream = async (path: string): Promise<Writable> =>
  (await open(path, 'w')).createWriteStream();

/** A device or a pipe, such as /dev/null, must be written to, not replaced. */
async function isSpecial(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile();
}
