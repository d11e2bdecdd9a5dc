import { expect, test } from 'vitest';
import type { Server } from '../../src/engine/clickhouse/statement.ts';
import { startStatement } from '../../src/engine/clickhouse/statement.ts';
import { describeOnPair, type PairForTests } from './support/pair-for-tests.ts';
import { runningStatements } from './support/running-statements.ts';
import { until } from './support/until.ts';

const streaming = (word: string) => `SELECT line AS ${word} FROM whole FORMAT RowBinary`;

/** Nothing comes of it before it has run for minutes. */
const counting = (word: string) =>
  `SELECT count() AS ${word} FROM system.numbers WHERE NOT ignore(sipHash64(number)) FORMAT RowBinary`;

describeOnPair('statements that are stopped', (pair) => {
  test('by the signal while they stream', async () => {
    const { server, abort, statement, reason } = await startAbortable(pair(), 'aborted');
    const pieces = statement.bytes[Symbol.asyncIterator]();
    await pieces.next();
    expect(await running(pair(), 'aborted')).toBeGreaterThan(0);
    abort();
    await expect(readAll(pieces)).rejects.toBe(reason);
    expect(await runningStatements(server, 'aborted')).toEqual([]);
    await until(async () => (await running(pair(), 'aborted')) === 0);
    await statement[Symbol.asyncDispose]();
  });

  test('by the signal before anybody reads', async () => {
    const { server, abort, statement, reason } = await startAbortable(pair(), 'unread');
    abort();
    await expect(readAll(statement.bytes[Symbol.asyncIterator]())).rejects.toBe(reason);
    expect(await runningStatements(server, 'unread')).toEqual([]);
    await statement[Symbol.asyncDispose]();
  });

  test.each([
    ['of a server', 'early', {}],
    [
      'of a cluster without a keeper, where ON CLUSTER fails',
      'keeperless',
      { clickhouseCluster: 'two' },
    ],
    ['of a user who may only read', 'readers', { clickhouseUser: 'reader' }],
  ])('%s, by the signal before they begin to answer', async (_, word, config) => {
    const server = await pair().open(config);
    const controller = new AbortController();
    const reason = new Error('enough');
    const { signal } = controller;
    const started = startStatement(server, counting(word), pair().options({ signal }));
    const failed = expect(started).rejects.toBe(reason);
    await until(async () => (await running(pair(), word)) > 0);
    controller.abort(reason);
    await failed;
    expect(await runningStatements(server, word)).toEqual([]);
  });

  test('by a signal that had come before: nothing is sent', async () => {
    const server = await pair().open();
    const signal = AbortSignal.abort(new Error('before'));
    const started = startStatement(server, streaming('never'), pair().options({ signal }));
    await expect(started).rejects.toThrow('before');
    expect(await running(pair(), 'never')).toBe(0);
  });

  test('by a reader who leaves', async () => {
    const server = await pair().open();
    const statement = await startStatement(server, streaming('leaves'), pair().options());
    for await (const piece of statement.bytes) {
      if (piece.length > 0) break;
    }
    await statement[Symbol.asyncDispose]();
    expect(await runningStatements(server, 'leaves')).toEqual([]);
    await until(async () => (await running(pair(), 'leaves')) === 0);
  });

  test('unread, by whoever disposes of them', async () => {
    const server = await pair().open();
    const statement = await startStatement(server, streaming('disposed'), pair().options());
    await statement[Symbol.asyncDispose]();
    expect(await runningStatements(server, 'disposed')).toEqual([]);
  });

  test('many one after the other leave nothing', async () => {
    const server = await pair().open();
    for (let index = 0; index < 20; index += 1) {
      const statement = await startStatement(server, streaming('many'), pair().options());
      await statement[Symbol.asyncDispose]();
    }
    await until(async () => (await running(pair(), 'many')) === 0);
  });
});

async function startAbortable(pair: PairForTests, word: string) {
  const server = await pair.open();
  const controller = new AbortController();
  const reason = new Error(`enough of ${word}`);
  const { signal } = controller;
  const statement = await startStatement(server, streaming(word), pair.options({ signal }));
  return { server, statement, reason, abort: () => controller.abort(reason) };
}

/** On both servers. */
async function running(pair: PairForTests, word: string): Promise<number> {
  const counted = [pair.first, pair.second].map(async ({ url }) => {
    const server: Server = await pair.open({ clickhouseUrl: url });
    return (await runningStatements(server, word)).length;
  });
  const [first = 0, second = 0] = await Promise.all(counted);
  return first + second;
}

async function readAll(pieces: AsyncIterator<Uint8Array>): Promise<void> {
  while (!(await pieces.next()).done);
}
