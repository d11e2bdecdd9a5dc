import { createHash, type Hash } from 'node:crypto';
import { type GzipOptions, gzipParallel } from './parallel-gzip.ts';
import type { FileEncoding, StoredFile } from './report-files.ts';

export interface PackedFile {
  /** As they are to be stored. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What is known of the file once `bytes` has been read to its end. */
  describe(key: string): StoredFile;
}

/** Compresses, counts and hashes a file on its way into a store. */
export function packFile(
  plain: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
  gzip: GzipOptions,
): PackedFile {
  const [before, after] = [newTally(), newTally()];
  const read = tallied(plain, before);
  return {
    bytes: tallied(encoding === 'gzip' ? gzipParallel(read, gzip) : read, after),
    describe: (key) => ({
      key,
      encoding,
      bytes: after.bytes,
      plainBytes: before.bytes,
      sha256: after.hash.digest('hex'),
      plainSha256: before.hash.digest('hex'),
    }),
  };
}

export interface Tally {
  bytes: number;
  readonly hash: Hash;
}

export const newTally = (): Tally => ({ bytes: 0, hash: createHash('sha256') });

/** The same chunks, counted and hashed as they pass. */
export async function* tallied(
  source: AsyncIterable<Uint8Array>,
  tally: Tally,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    tally.bytes += chunk.length;
    tally.hash.update(chunk);
    yield chunk;
  }
}
