import { mkdtempDisposable } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { openClickHouseEngine } from '../../src/engine/clickhouse/clickhouse-engine.ts';
import { pinTable } from '../../src/engine/clickhouse/pinned-table.ts';
import { readRows, type Server, startStatement } from '../../src/engine/clickhouse/statement.ts';
import type { EngineError } from '../../src/engine/engine.ts';
import { salesCatalog } from '../../src/engine/testing/sales-catalog.ts';
import { findFreePort } from '../support/free-port.ts';
import { failureOf } from './support/failure-of.ts';
import { describeOnPair } from './support/pair-for-tests.ts';
import { readAsExport } from './support/read-as-export.ts';

/** Slow, and row by row. */
const SLOW =
  'SELECT line FROM whole WHERE NOT ignore(sleep(0.05)) SETTINGS max_block_size = 1000 FORMAT RowBinary';

describeOnPair('what a server refuses', (pair) => {
  test.each([
    ['too-slow', 'on its way', { seconds: 1 }, SLOW],
    ['too-slow', 'at once', { seconds: 1 }, 'SELECT count() FROM system.numbers FORMAT RowBinary'],
    [
      ...(['out-of-memory', 'by itself', { memoryBytes: 30_000_000 }] as const),
      'SELECT n, count() FROM whole GROUP BY n FORMAT RowBinary',
    ],
    ['too-many-rows', 'of one server', { rows: 1000 }, 'SELECT n FROM half FORMAT RowBinary'],
    ['too-many-rows', 'of two servers', { rows: 1000 }, 'SELECT n FROM whole FORMAT RowBinary'],
  ] as const)('past a limit: %s, %s', async (failure, _, limits, query) => {
    const error = await failureOf(async () => {
      const options = pair().options({ limits });
      await using statement = await startStatement(await pair().open(), query, options);
      await readAsExport(statement);
    });
    expect(error).toMatchObject({ failure });
  });

  test.each([
    "INSERT INTO kept VALUES (1, 'x')",
    'DROP TABLE kept',
    'CREATE TABLE more (n UInt64) ENGINE = Memory',
    'ALTER TABLE kept ADD COLUMN x UInt8',
    'RENAME TABLE kept TO lost',
  ])('to change anything by a run: %s', async (statement) => {
    const server = await pair().open();
    await server.client.command({
      query: 'CREATE TABLE IF NOT EXISTS kept (n UInt64, t String) ENGINE = Memory',
    });
    const error = await failureOf(() => startStatement(server, statement, pair().options()));
    expect(error.message).toMatch(/readonly/i);
    expect(await readRows(server, 'SELECT count() FROM kept', pair().options())).toEqual([['0']]);
  });

  test.each([
    ['a wrong password', { clickhousePassword: 'open-sesame' }, 'other', /password/i],
    ['an unknown user', { clickhouseUser: 'nobody' }, 'other', /user/i],
    ['an unknown database', { clickhouseDatabase: 'elsewhere' }, 'other', /elsewhere/],
  ] as const)('%s, and says no password', async (_, config, failure, message) => {
    const server = await pair().open(config);
    const error = await failureOf(() => ask(server));
    expect(error).toMatchObject({ failure, message: expect.stringMatching(message) });
    expectNoPassword(error, 'open-sesame');
  });

  test('nobody answers at its port: that is said, and no password', async () => {
    const clickhouseUrl = `http://127.0.0.1:${await findFreePort()}`;
    const server = await pair().open({ clickhouseUrl, clickhousePassword: 'open-sesame' });
    const error = await failureOf(() => ask(server));
    expect(error).toMatchObject({
      ...{ failure: 'unreachable', message: expect.stringMatching(/ECONNREFUSED/) },
    });
    expectNoPassword(error, 'open-sesame');
  });

  test('its name is unknown', async () => {
    const server = await pair().open({ clickhouseUrl: 'http://clickhouse.invalid:8123' });
    expect(await failureOf(() => ask(server))).toMatchObject({
      ...{ failure: 'unreachable', message: expect.stringMatching(/clickhouse\.invalid/) },
    });
  });

  test('a statement that it does not know', async () => {
    const server = await pair().open();
    // So old a server knows no comments.
    const error = await failureOf(() => pinTable(server, 'half', pair().options()));
    expect(error).toMatchObject({
      failure: 'other',
      message: expect.stringMatching(/comment|now/),
    });
  });

  test('an engine on a server that is too old says so when it is asked whether it is there', async () => {
    const server = await pair().open();
    await using folder = await mkdtempDisposable(path.join(os.tmpdir(), 'clickhouse-scratch-'));
    const engine = await openClickHouseEngine({
      ...{ catalog: salesCatalog, server, limits: {}, tableOf: () => 'half' },
      scratchFolder: folder.path,
    });
    await expect(engine.ping()).rejects.toThrow(/is too old/);
    await engine.close();
  });

  const ask = (server: Server) => readRows(server, 'SELECT 1', pair().options());

  function expectNoPassword(error: EngineError, given: string): void {
    const all = inspect(error, { depth: 20, showHidden: true });
    for (const secret of [given, pair().password]) {
      expect(all).not.toContain(secret);
      expect(all).not.toContain(Buffer.from(`default:${secret}`).toString('base64'));
    }
  }
});
