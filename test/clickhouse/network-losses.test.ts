import { afterEach, expect, test } from 'vitest';
import { readVersion } from '../../src/engine/clickhouse/server-version.ts';
import { readRows, type Server, startStatement } from '../../src/engine/clickhouse/statement.ts';
import { startCuttingProxy } from './support/cutting-proxy.ts';
import { failureOf } from './support/failure-of.ts';
import { HALF, LINE } from './support/numbered-lines.ts';
import { describeOnPair } from './support/pair-for-tests.ts';
import { readAsExport } from './support/read-as-export.ts';

const STREAM = 'SELECT line FROM whole FORMAT RowBinary';
const COUNT = 'SELECT count() FROM whole';

describeOnPair('servers and connections that are lost', (pair) => {
  afterEach(async () => {
    for (const node of [pair().first, pair().second]) {
      node.goOn();
      if (!(await node.isThere())) await node.start();
    }
  });

  test.each([
    ['first', /aborted|ECONNRESET/],
    ['second', /Code: \d+.*\b(eof|Connection reset|Broken pipe)\b/is],
  ] as const)('the %s server, while it streams', async (which, message) => {
    const server = await pair().open();
    await using statement = await startStatement(server, STREAM, pair().options());
    let bytes = 0;
    const error = await failureOf(() =>
      readAsExport(statement, async (piece) => {
        if (bytes === 0) await pair()[which].kill();
        bytes += piece.length;
      }),
    );
    expect(error).toMatchObject({
      failure: 'unreachable',
      message: expect.stringMatching(message),
    });
    expect(bytes).toBeLessThan(HALF * 2 * LINE);
  });

  test('a shard that is down from the start', async () => {
    const server = await pair().open();
    await pair().second.kill();
    const error = await failureOf(() => readRows(server, COUNT, pair().options()));
    expect(error).toMatchObject({ failure: 'unreachable' });
    await pair().second.start();
    expect(await readRows(server, COUNT, pair().options())).toEqual([['6000000']]);
  });

  test('a server that is down, and then back', async () => {
    const server = await pair().open();
    await useSockets(server);
    await pair().first.kill();
    const error = await failureOf(() => readRows(server, COUNT, pair().options()));
    expect(error).toMatchObject({ failure: 'unreachable' });
    await pair().first.start();
    await useSockets(server);
  });

  test('a server that was started again since: sockets of the old one do no harm', async () => {
    const server = await pair().open();
    await useSockets(server);
    await pair().first.kill();
    await pair().first.start();
    await useSockets(server);
  });

  test.each([
    ['end', 1000],
    ['reset', 1000],
    ['end', 10_000_000],
    ['reset', 10_000_000],
  ] as const)('a connection: its %s after %i bytes', async (how, afterBytes) => {
    await using proxy = await startCuttingProxy(pair().first.port, { afterBytes, how });
    const server = await pair().open({ clickhouseUrl: proxy.url });
    const error = await failureOf(async () => {
      await using statement = await startStatement(server, STREAM, pair().options());
      await readAsExport(statement);
    });
    expect(error).toMatchObject({ failure: 'unreachable' });
  });

  test.each(['end', 'reset'] as const)('a connection within values: its %s', async (how) => {
    await using proxy = await startCuttingProxy(pair().first.port, { afterBytes: 50_000, how });
    const server = await pair().open({ clickhouseUrl: proxy.url });
    const select = 'SELECT number FROM system.numbers LIMIT 100000';
    const error = await failureOf(() => readRows(server, select, pair().options()));
    expect(error).toMatchObject({ failure: 'unreachable' });
  });

  test('a server that hangs: whoever asks is let go', async () => {
    const server = await pair().open();
    const controller = new AbortController();
    const reason = new Error('enough');
    const options = pair().options({ signal: controller.signal });
    await using statement = await startStatement(server, STREAM, options);
    const pieces = statement.bytes[Symbol.asyncIterator]();
    await pieces.next();
    pair().first.hang();
    const version = expect(readVersion(server)()).rejects.toMatchObject({
      ...{ failure: 'unreachable', message: 'ClickHouse has not answered within 10 seconds' },
    });
    controller.abort(reason);
    await expect(readAll(pieces)).rejects.toBe(reason);
    await version;
    pair().first.goOn();
    await useSockets(server);
  });

  /** Leaves eight of them open. */
  async function useSockets(server: Server): Promise<void> {
    const answers = Array.from({ length: 8 }, () => readRows(server, COUNT, pair().options()));
    expect(new Set((await Promise.all(answers)).flat(2))).toEqual(new Set(['6000000']));
  }
});

async function readAll(pieces: AsyncIterator<Uint8Array>): Promise<void> {
  while (!(await pieces.next()).done);
}
