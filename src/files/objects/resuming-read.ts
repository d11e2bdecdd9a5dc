import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { ByteRange } from '../report-files.ts';

export interface OpenedBytes {
  readonly stream: Readable;
  /** Of this answer. */
  readonly bytes: number;
  readonly etag: string | undefined;
}

/** Asks for the bytes from `start` to `end` (inclusive; to the end without), of the object with this `etag`. */
export type OpenBytes = (
  range: { readonly start: number; readonly end: number | undefined },
  etag: string | undefined,
) => Promise<OpenedBytes | undefined>;

/** In a row, without a byte between them: a read that gets on is never given up. */
const MOST_FAILURES = 5;

/**
 * The bytes of an object, from one request after another where connections break. Undefined when there is no such
 * object at first; one that is replaced or removed meanwhile is an error.
 */
export async function resumingRead(
  open: OpenBytes,
  range: ByteRange | undefined,
  retryDelayMs: number,
): Promise<Readable | undefined> {
  const start = range?.start ?? 0;
  const first = await open({ start, end: range?.end }, undefined);
  if (!first) return undefined;
  const current = { ...first };
  const read = Readable.from(resume(open, current, start, retryDelayMs), { objectMode: false });
  // Also where nobody has begun to read: a generator that never ran cleans nothing up.
  read.once('close', () => current.stream.destroy());
  return read;
}

async function* resume(
  open: OpenBytes,
  current: { stream: Readable; readonly bytes: number; readonly etag: string | undefined },
  start: number,
  retryDelayMs: number,
): AsyncGenerator<Uint8Array> {
  const end = start + current.bytes - 1;
  let failures = 0;
  for (let at = start; ; ) {
    const reached = at;
    try {
      for await (const chunk of current.stream) {
        at += chunk.length;
        yield chunk;
      }
    } catch (error) {
      if (failures === MOST_FAILURES) throw error;
    }
    if (at > end) return;
    failures = at > reached ? 1 : failures + 1;
    if (failures > MOST_FAILURES)
      throw new Error(`an object broke off at byte ${at} of ${end + 1}`);
    await wait(retryDelayMs * 2 ** (failures - 1));
    const next = await open({ start: at, end }, current.etag);
    if (!next) throw new Error('an object vanished while it was read');
    current.stream = next.stream;
  }
}
