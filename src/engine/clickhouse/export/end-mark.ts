import type { ClickHouseSettings } from '@clickhouse/client';
import { cutShort, REASON_BYTES } from '../broken-answer.ts';

/**
 * A server that fails once it has begun to answer can only break off, or write its error among the rows. So the
 * rows end with a mark and their number: without it they are not all.
 */
export const markedFormat = 'Template';

export const markedSettings = (mark: string): ClickHouseSettings => ({
  format_template_row_format: `\${line:Raw}\n`,
  format_template_rows_between_delimiter: '',
  format_template_resultset_format: `\${data}${mark}\${rows:CSV}`,
  output_format_json_escape_forward_slashes: 0,
});

export interface Unmarked {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many rows the server says it wrote, once the bytes are read. */
  rows(): Promise<number>;
}

/** The bytes before the mark; they fail at their end where there is none, by what the server wrote there. */
export function withoutMark(source: AsyncIterable<Uint8Array>, mark: string): Unmarked {
  const counted = Promise.withResolvers<number>();
  // Whoever stops reading does not ask.
  counted.promise.catch(() => {});
  const bytes = async function* () {
    let held = Buffer.alloc(0);
    for await (const piece of source) {
      const all = Buffer.concat([held, piece]);
      const ready = Math.max(0, all.length - REASON_BYTES);
      if (ready > 0) yield all.subarray(0, ready);
      held = all.subarray(ready);
    }
    const at = held.lastIndexOf(mark);
    const rows = held.subarray(at + mark.length).toString();
    if (at < 0 || !/^\d+$/.test(rows)) throw cutShort(held);
    if (at > 0) yield held.subarray(0, at);
    counted.resolve(Number(rows));
  };
  return { bytes: bytes(), rows: () => counted.promise };
}
