import { cutBlocks } from '../cut-blocks.ts';
import type { Upload } from './object-store.ts';

/** S3 takes no smaller part than 5 MiB but the last, and 10,000 parts at most: 80 GiB a file. */
const PART_BYTES = 8 * 1024 * 1024;
/** With the part that is being filled, four of them are the memory of an upload. */
const AT_ONCE = 3;

/** Sends the bytes as parts, some at once. Rejects only when none is under way any more. */
export async function uploadParts(
  upload: Upload,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const spare: Buffer[] = [];
  const underWay: Promise<void>[] = [];
  const stop = new AbortController();
  const anyStop = AbortSignal.any([signal, stop.signal]);
  let parts = 0;
  try {
    for await (const block of cutBlocks(bytes, PART_BYTES, spare)) {
      parts += 1;
      const sent = upload.part(parts, block, anyStop).then(() => void spare.push(block));
      // It is awaited in its turn; until then its failure must not end the process.
      sent.catch(() => {});
      underWay.push(sent);
      if (underWay.length >= AT_ONCE) await underWay.shift();
    }
    await Promise.all(underWay);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(underWay);
    throw error;
  }
}
