import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withoutMark } from '../../src/engine/clickhouse/export/end-mark.ts';
import { readVersion } from '../../src/engine/clickhouse/server-version.ts';
import { readRows, startStatement } from '../../src/engine/clickhouse/statement.ts';
import { createLineSet, HALF, LINE } from './support/numbered-lines.ts';
import { describeOnPair } from './support/pair-for-tests.ts';
import { runningStatements } from './support/running-statements.ts';
import { until } from './support/until.ts';

/** More than the pieces on their way, and garbage that is not yet collected, are together. */
const SOME_MEMORY = 96 * 1024 * 1024;

/** Lines that are sorted, for the mark to come last. */
const MARKED = 200_000;

describeOnPair('answers over the network', (pair) => {
  test('a small answer comes as values', async () => {
    const server = await pair().open();
    const rows = await readRows(server, "SELECT 'ä', 1 + 1, NULL", pair().options());
    expect(rows).toEqual([['ä', 2, null]]);
  });

  test('a server that is too old says so', async () => {
    const version = readVersion(await pair().open());
    await expect(version()).rejects.toThrow(/^ClickHouse 18\.\S+ is too old: \d+\.\d+ or later/);
  });

  test('192 MB of one server come byte for byte', async () => {
    const server = await pair().open();
    await using statement = await startStatement(server, select('half'), pair().options());
    const hash = createHash('sha256');
    for await (const piece of statement.bytes) hash.update(piece);
    expect(hash.digest('hex')).toBe(hashOfLines());
  });

  test('384 MB of two servers come whole, in little memory', async () => {
    const server = await pair().open();
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const lines = createLineSet();
    await using statement = await startStatement(server, select('whole'), pair().options());
    for await (const piece of statement.bytes) {
      lines.push(piece);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect([lines.count(), lines.rest()]).toEqual([HALF * 2, 0]);
    expect(most).toBeLessThan(SOME_MEMORY);
  });

  test('a server waits for a reader that does not read', async () => {
    const server = await pair().open();
    const before = process.memoryUsage().arrayBuffers;
    const query = 'SELECT line AS slowly FROM whole FORMAT RowBinary';
    const statement = await startStatement(server, query, pair().options());
    const pieces = statement.bytes[Symbol.asyncIterator]();
    await pieces.next();
    const readRowsOf = async () => (await runningStatements(server, 'slowly'))[0]?.readRows ?? 0;
    let last = -1;
    await until(async () => {
      const now = await readRowsOf();
      const stands = now === last && now > 0;
      last = now;
      return stands;
    });
    expect(last).toBeLessThan(HALF);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(SOME_MEMORY);
    await statement[Symbol.asyncDispose]();
  });

  test('rows with a mark and their number at the end are known to be all', async () => {
    const server = await pair().open();
    const mark = 'end-0123456789abcdef0123456789abcdef:';
    await using statement = await startStatement(server, withMark(mark), pair().options());
    const { bytes, rows } = withoutMark(statement.bytes, mark);
    const lines = createLineSet();
    for await (const piece of bytes) lines.push(piece);
    expect([lines.count(), lines.rest(), await rows()]).toEqual([MARKED, 0, MARKED]);
  });

  test('rows without the mark fail at their end', async () => {
    const server = await pair().open();
    const query = 'SELECT line FROM half LIMIT 10 FORMAT RowBinary';
    await using statement = await startStatement(server, query, pair().options());
    const { bytes } = withoutMark(statement.bytes, 'end-:');
    await expect(Array.fromAsync(bytes)).rejects.toMatchObject({
      ...{ failure: 'unreachable', message: 'the answer broke off' },
    });
  });
});

const select = (table: string): string => `SELECT line FROM ${table} FORMAT RowBinary`;

/** So old a server has no format with an end of one's own: here it is the last row, by order. */
function withMark(mark: string): string {
  const zeros = '0'.repeat(LINE - mark.length - String(MARKED).length);
  return `SELECT line FROM (
  SELECT 0 AS k, n, line FROM whole WHERE n < ${MARKED}
  UNION ALL
  SELECT 1 AS k, toUInt64(0) AS n, toFixedString(concat('${mark}${zeros}', toString(counted)), ${LINE}) AS line
  FROM (SELECT count() AS counted FROM whole WHERE n < ${MARKED})
) ORDER BY k, n FORMAT RowBinary`;
}

function hashOfLines(): string {
  const hash = createHash('sha256');
  const block = Buffer.alloc(LINE * 10_000);
  for (let from = 0; from < HALF; from += 10_000) {
    block.fill(0);
    for (let index = 0; index < 10_000; index += 1) {
      block.write(String((from + index) * 2), index * LINE, 'latin1');
    }
    hash.update(block);
  }
  return hash.digest('hex');
}
