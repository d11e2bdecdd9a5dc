import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { rowCounterFor } from '../row-counter.ts';
import { type ParquetFooter, readParquetFooter } from './read-parquet-footer.ts';

export interface Sum {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface Scan {
  readonly isGzip: boolean;
  /** Of the file as it lies there. */
  readonly stored: Sum;
  /** Of the text in it, as far as it can be read. */
  readonly plain: Sum;
  readonly rows: number | null;
  /** The text's beginning, up to its first line break. */
  readonly firstLine: string;
  readonly endsInLine: boolean;
  /** Of a Parquet file, where it can be read. */
  readonly columns: readonly string[] | null;
  /** Why the gzip file cannot be read to its end, or the Parquet file not at all. */
  readonly fault: ParquetFooter['fault'];
}

/** Reads a report file to its end, twice when it is gzip: once as it is, once unpacked. */
export async function scanFile(path: string, format: string): Promise<Scan> {
  const isGzip = await startsAsGzip(path);
  const text = createTextScan(format);
  const stored = await sumOf(createReadStream(path), isGzip ? undefined : text.add);
  const unpacked = isGzip ? await unpack(path, text.add) : { plain: stored, fault: null };
  const footer = format === 'parquet' && !isGzip && (await readParquetFooter(path));
  return { isGzip, stored, columns: null, ...unpacked, ...text.seen(), ...footer };
}

async function unpack(path: string, see: (chunk: Uint8Array) => void) {
  const hash = createHash('sha256');
  let bytes = 0;
  let fault: Scan['fault'] = null;
  const source = createReadStream(path);
  try {
    for await (const chunk of source.pipe(createGunzip()) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      hash.update(chunk);
      see(chunk);
    }
  } catch (error) {
    fault = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged';
  } finally {
    source.destroy();
  }
  return { plain: { bytes, sha256: hash.digest('hex') }, fault };
}

async function sumOf(
  source: AsyncIterable<Uint8Array>,
  see: (chunk: Uint8Array) => void = () => {},
): Promise<Sum> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    hash.update(chunk);
    see(chunk);
  }
  return { bytes, sha256: hash.digest('hex') };
}

const FIRST_LINE_LIMIT = 65_536;

/** Counts rows and keeps the first line. Parquet is no text: its footer tells. */
function createTextScan(format: string) {
  const counter = rowCounterFor(format);
  let start = Buffer.alloc(0);
  let last: number | undefined;
  return {
    add: (chunk: Uint8Array): void => {
      counter?.add(chunk);
      if (start.length < FIRST_LINE_LIMIT) start = Buffer.concat([start, chunk]);
      last = chunk.at(-1) ?? last;
    },
    seen: () => ({
      rows: counter?.rows() ?? null,
      firstLine: counter ? (start.toString().split('\n')[0] ?? '') : '',
      endsInLine: last === 0x0a,
    }),
  };
}

async function startsAsGzip(path: string): Promise<boolean> {
  await using file = await open(path, 'r');
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  return buffer[0] === 0x1f && buffer[1] === 0x8b;
}
