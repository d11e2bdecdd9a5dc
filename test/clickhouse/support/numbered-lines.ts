import type { ClickHouseClient } from '@clickhouse/client';
import type { ClickHousePair } from './start-clickhouse.ts';

/** Bytes of each line: its number in digits, then zeros. In RowBinary nothing stands between two of them. */
export const LINE = 64;

/** Lines of each of the two servers: 192 MB. */
export const HALF = 3_000_000;

/** Makes `half` on each server, computed as it is read, and on the first `whole`, which spans both. */
export async function createLines(
  pair: ClickHousePair,
  clientOf: (url: string) => Promise<ClickHouseClient>,
): Promise<void> {
  for (const [index, { url }] of [pair.first, pair.second].entries()) {
    const client = await clientOf(url);
    await client.command({
      query: `CREATE VIEW half AS
SELECT number * 2 + ${index} AS n, toFixedString(toString(n), ${LINE}) AS line FROM system.numbers LIMIT ${HALF}`,
    });
    await client.command({
      query: `CREATE TABLE whole (n UInt64, line FixedString(${LINE})) ENGINE = Distributed(two, default, half)`,
    });
  }
}

/** Counts the lines of a stream by their numbers; fails where one comes twice or is none. */
export function createLineSet() {
  const seen = new Uint8Array(HALF * 2);
  let held = Buffer.alloc(0);
  let lines = 0;
  const add = (line: Buffer) => {
    const text = line.toString('latin1').replace(/\0+$/, '');
    const number = Number(text);
    if (!/^\d+$/.test(text) || seen[number] !== 0) throw new Error(`not a new line: ${text}`);
    seen[number] = 1;
    lines += 1;
  };
  return {
    push: (piece: Uint8Array) => {
      const all = Buffer.concat([held, piece]);
      const whole = all.length - (all.length % LINE);
      for (let at = 0; at < whole; at += LINE) add(all.subarray(at, at + LINE));
      held = all.subarray(whole);
    },
    count: () => lines,
    rest: () => held.length,
  };
}
