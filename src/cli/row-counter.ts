export interface RowCounter {
  add(chunk: Uint8Array): void;
  /** Rows below the header. */
  rows(): number;
}

const quote = 0x22;
const lineFeed = 0x0a;

/** Counts the rows of a CSV or TSV file as it goes by; a quoted line break is no new row. */
export function createRowCounter(): RowCounter {
  let lines = 0;
  let quoted = false;
  let lineBegun = false;
  return {
    add(chunk) {
      for (const byte of chunk) {
        if (byte === quote) quoted = !quoted;
        lineBegun = quoted || byte !== lineFeed;
        if (!lineBegun) lines++;
      }
    },
    rows: () => Math.max(0, lines + (lineBegun ? 1 : 0) - 1),
  };
}
