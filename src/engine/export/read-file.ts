import { createReadStream } from 'node:fs';

/** Compression works on a MiB at a time. */
const PIECE = 1024 * 1024;

/** Opened only when it is read. */
export async function* readFile(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file, { highWaterMark: PIECE });
}
