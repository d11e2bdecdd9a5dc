import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { OpenedFile } from '../../reports/executions/report-file.ts';
import type { Representation } from './representation.ts';
import type { WantedRange } from './wanted-range.ts';

/**
 * The bytes of one form of the file, whole or of a range. Destroying the stream, which happens when
 * the client goes away, lets go of the file.
 */
export async function openBytes(
  file: OpenedFile,
  { isStored }: Representation,
  range: WantedRange | undefined,
): Promise<Readable> {
  if (isStored) return toReadable(await file.read(range));
  const stored = toReadable(await file.read());
  const plain = createGunzip();
  // Each end passes its end on to the other; errors arrive by reading `plain`.
  pipeline(stored, plain, () => {});
  return range ? cut(plain, range) : plain;
}

/** A stream stays itself: an iterator over it that was never started could not close it. */
const toReadable = (bytes: AsyncIterable<Uint8Array>): Readable =>
  bytes instanceof Readable ? bytes : Readable.from(bytes, { objectMode: false });

function cut(source: Readable, range: WantedRange): Readable {
  const part = Readable.from(slice(source, range), { objectMode: false });
  part.once('close', () => source.destroy());
  return part;
}

async function* slice(
  source: AsyncIterable<Uint8Array>,
  { start, end }: WantedRange,
): AsyncGenerator<Uint8Array> {
  let position = 0;
  for await (const chunk of source) {
    const wanted = chunk.subarray(Math.max(0, start - position), Math.max(0, end + 1 - position));
    if (wanted.length > 0) yield wanted;
    position += chunk.length;
    if (position > end) return;
  }
}
