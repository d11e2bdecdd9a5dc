import { createHash, randomFillSync } from 'node:crypto';
import type { ByteRange, ReportFiles, StoredFile, WriteOptions } from '../../report-files.ts';

export const never = new AbortController().signal;
export const MIB = 1024 * 1024;

export async function* chunks(...texts: readonly (string | Uint8Array)[]) {
  for (const text of texts) yield Buffer.from(text);
}

/** Bytes that no compression makes fewer, in chunks that fit no part. */
export async function* noise(bytes: number, seen: (chunk: Uint8Array) => void = () => {}) {
  const chunk = randomFillSync(Buffer.alloc(300_007));
  for (let left = bytes; left > 0; left -= chunk.length) {
    // Another head for each, so that parts in a wrong order are found.
    chunk.writeUInt32LE(left % 2 ** 32);
    const piece = chunk.subarray(0, Math.min(left, chunk.length));
    seen(piece);
    yield piece;
  }
}

export const write = (
  files: ReportFiles,
  key: string,
  source: AsyncIterable<Uint8Array>,
  options: Partial<WriteOptions> = {},
): Promise<StoredFile> => files.write(key, source, { signal: never, ...options });

/** Stored as they are. */
export const writePlain = (files: ReportFiles, key: string, ...texts: string[]) =>
  write(files, key, chunks(...texts), { encoding: 'identity' });

export async function readAll(
  files: ReportFiles,
  key: string,
  range?: ByteRange,
): Promise<Buffer | undefined> {
  const stored = await files.read(key, range);
  return stored && Buffer.concat(await Array.fromAsync(stored));
}

export const textOf = async (files: ReportFiles, key: string): Promise<string | undefined> =>
  (await readAll(files, key))?.toString();

export const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

export const listAll = async (files: ReportFiles): Promise<string[]> =>
  (await Array.fromAsync(files.list({ minimumAgeSeconds: -1e6 }))).sort();
