import { gzipParallel } from './parallel-gzip.ts';

/** How many bytes a report file of this content would have. */
export async function gzipSize(plain: Uint8Array): Promise<number> {
  let bytes = 0;
  for await (const piece of gzipParallel(once(plain))) bytes += piece.length;
  return bytes;
}

async function* once(plain: Uint8Array): AsyncGenerator<Uint8Array> {
  yield plain;
}
