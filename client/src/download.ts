import { PassThrough, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { InsightsError } from './errors.ts';
import { type RawDownload, rawBytes } from './raw-download.ts';
import type { Execution } from './types.ts';
import { type DownloadTarget, writeTarget } from './write-target.ts';

export interface DownloadProgress {
  /** Bytes that have come over the wire, compressed as a rule. */
  readonly receivedBytes: number;
  /** Null when the service does not say. */
  readonly totalBytes: number | null;
}

export interface DownloadOptions {
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Sees each decompressed chunk on its way to the target. */
  readonly onData?: (chunk: Uint8Array) => void;
  readonly signal?: AbortSignal;
  /** Which of `reportParts`, from 1. Default: the first. */
  readonly part?: number;
  /** A connection that is silent for so long counts as broken. Default: 60 s. */
  readonly idleTimeoutMs?: number;
}

export interface DownloadResult {
  readonly receivedBytes: number;
  /** Bytes written, decompressed. */
  readonly plainBytes: number;
}

export async function downloadFile(
  source: Pick<RawDownload, 'time' | 'retry'> & { renew(): Promise<Execution | undefined> },
  execution: Execution,
  target: DownloadTarget,
  { onProgress, onData, signal, part = 1, idleTimeoutMs = 60_000 }: DownloadOptions,
): Promise<DownloadResult> {
  const result = { receivedBytes: 0, plainBytes: 0 };
  const raw = rawBytes({
    ...source,
    link: linkOf(execution, part),
    renewLink: async () => partLink(await source.renew(), part),
    idleTimeoutMs,
    signal,
    onProgress: (progress) => {
      result.receivedBytes = progress.receivedBytes;
      onProgress?.(progress);
    },
  });
  const count = (chunk: Uint8Array) => {
    result.plainBytes += chunk.length;
    onData?.(chunk);
  };
  await writeTarget(target, (stream) => run(raw, stream, count, signal));
  return result;
}

async function run(
  raw: AsyncGenerator<Uint8Array>,
  stream: Writable,
  count: (chunk: Uint8Array) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    const first = await raw.next();
    const decoder = isGzip(first.value) ? createGunzip() : new PassThrough();
    await pipeline(withFirst(first, raw), decoder, tap(count), stream, { signal });
  } catch (error) {
    stream.destroy();
    signal?.throwIfAborted();
    throw error;
  }
}

/**
 * The bytes tell, not the header: services serve the same file with `Content-Encoding: gzip` or
 * without. No report's text starts with these two.
 */
const isGzip = (start: Uint8Array | undefined): boolean => start?.[0] === 0x1f && start[1] === 0x8b;

async function* withFirst(
  first: IteratorResult<Uint8Array>,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

const tap = (see: (chunk: Uint8Array) => void): Transform =>
  new Transform({
    transform(chunk, _encoding, done) {
      see(chunk);
      done(null, chunk);
    },
  });

function linkOf(execution: Execution, part: number): string {
  const link = partLink(execution, part);
  if (link) return link;
  const { executionStatus } = execution;
  const what = part === 1 ? 'file' : `part ${part}`;
  throw new InsightsError(`The execution has no ${what} to download: it is ${executionStatus}`);
}

const partLink = (execution: Execution | undefined, part: number): string | null =>
  (part === 1
    ? execution?.reportAccessSecureLink
    : execution?.reportParts?.[part - 1]?.secureLink) ?? null;
