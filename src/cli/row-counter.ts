export interface RowCounter {
  add(chunk: Uint8Array): void;
  /** Rows below the header, where the format has one. */
  rows(): number;
}

const quote = 0x22;
const lineFeed = 0x0a;

/** Counts the rows of a report file as it goes by; undefined for a format that is no text. */
export function rowCounterFor(format: string): RowCounter | undefined {
  if (format === 'jsonl') return createRowCounter({ quotes: false, header: 0 });
  return format === 'csv' || format === 'tsv' ? createRowCounter() : undefined;
}

/** Of CSV or TSV, unless told otherwise; a quoted line break is no new row. */
export function createRowCounter({ quotes = true, header = 1 } = {}): RowCounter {
  let lines = 0;
  let quoted = false;
  let lineBegun = false;
  return {
    add(chunk) {
      for (const byte of chunk) {
        if (quotes && byte === quote) quoted = !quoted;
        lineBegun = quoted || byte !== lineFeed;
        if (!lineBegun) lines++;
      }
    },
    rows: () => Math.max(0, lines + (lineBegun ? 1 : 0) - header),
  };
}
