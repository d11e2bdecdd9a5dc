import { EngineError, type ExportPart } from '../engine.ts';

export interface RowText {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many rows were written; asked for once all bytes have come. */
  rows(): Promise<number>;
  /** Begins every part; empty where the format has none. */
  readonly header: Uint8Array;
  /** Whether fields may be quoted, and then hold line feeds. */
  readonly isQuoted: boolean;
}

const LINE_FEED = 10;
const QUOTE = 34;

/**
 * Cuts text into parts: a row that ends at or past `partBytes` is the last one of its part. Where the cuts
 * fall depends on the bytes alone, not on how they arrive. Each part is to be read before the next is asked
 * for; there is always one. The rows are counted on their way: the last part fails where some are missing.
 */
export async function* splitRows(
  { header, isQuoted, ...text }: RowText,
  partBytes: number,
): AsyncGenerator<ExportPart> {
  const chunks = text.bytes[Symbol.asyncIterator]();
  const rowEnds = scanRows(isQuoted);
  let allRows = 0;
  let rest = await nextChunk(chunks);
  try {
    do {
      const part = { rows: 0, bytes: header.length };
      const bytes = async function* () {
        if (header.length > 0) yield header;
        while (rest) {
          const { at, rows, isCut } = rowEnds(rest, partBytes - part.bytes);
          part.rows += rows;
          part.bytes += at;
          allRows += rows;
          yield rest.subarray(0, at);
          rest = at < rest.length ? rest.subarray(at) : await nextChunk(chunks);
          if (isCut && rest) return;
        }
        assertWhole(allRows, await text.rows());
      };
      yield { bytes: bytes(), rows: () => part.rows };
    } while (rest);
  } finally {
    await chunks.return?.();
  }
}

function assertWhole(read: number, written: number): void {
  if (read === written) return;
  throw new EngineError('other', `${read} rows have come of the ${written} that were written`);
}

/** The next one that is not empty. */
async function nextChunk(chunks: AsyncIterator<Uint8Array>): Promise<Buffer | undefined> {
  while (true) {
    const { done, value } = await chunks.next();
    if (done) return undefined;
    if (value.length > 0) return Buffer.from(value.buffer, value.byteOffset, value.length);
  }
}

interface Scanned {
  /** Where to go on. */
  readonly at: number;
  /** How many ended before. */
  readonly rows: number;
  /** A row ended at `at`, and at or past the limit. */
  readonly isCut: boolean;
}

/** Looks through one chunk after the other, as far as the first row end at or past `limit`. */
function scanRows(isQuoted: boolean): (chunk: Buffer, limit: number) => Scanned {
  let inQuotes = false;
  return (chunk, limit) => {
    let rows = 0;
    for (let at = 0; at < chunk.length; ) {
      const quote = isQuoted ? chunk.indexOf(QUOTE, at) : -1;
      const stop = quote < 0 ? chunk.length : quote;
      if (!inQuotes) {
        for (let end = chunk.indexOf(LINE_FEED, at); end >= 0 && end < stop; ) {
          rows += 1;
          if (end + 1 >= limit) return { at: end + 1, rows, isCut: true };
          end = chunk.indexOf(LINE_FEED, end + 1);
        }
      }
      if (quote < 0) break;
      inQuotes = !inQuotes;
      at = quote + 1;
    }
    return { at: chunk.length, rows, isCut: false };
  };
}
