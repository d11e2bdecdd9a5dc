import { afterAll, beforeAll, describe } from 'vitest';
import { openClickHouse } from '../../../src/app/clickhouse/open-clickhouse.ts';
import { type ConfigOverrides, loadConfig } from '../../../src/config/load-config.ts';
import {
  answerSettings,
  limitSettings,
  type ServerLimits,
} from '../../../src/engine/clickhouse/limits.ts';
import {
  readRows,
  type Server,
  type StatementOptions,
} from '../../../src/engine/clickhouse/statement.ts';
import { salesCatalog } from '../../../src/engine/testing/sales-catalog.ts';
import { whyNoClickHouse } from './clickhouse-binary.ts';
import { createLines } from './numbered-lines.ts';
import { type ClickHousePair, startClickHouse } from './start-clickhouse.ts';

/** The two servers, asked by the client that the service uses. */
export interface PairForTests extends ClickHousePair {
  /** Of the first one's URL unless another is given; closed when the tests end. */
  open(config?: ConfigOverrides): Promise<Server>;
  /** What a run sends, as far as so old a server knows it. */
  options(more?: {
    readonly limits?: ServerLimits;
    readonly signal?: AbortSignal;
  }): StatementOptions;
}

/** Tests on two servers that they share. Where none can be started they are left out, and it is said why. */
export function describeOnPair(name: string, tests: (pair: () => PairForTests) => void): void {
  const lack = whyNoClickHouse();
  if (lack) console.error(`Left out: "${name}", because ${lack}.`);
  describe.skipIf(lack !== undefined)(lack ? `${name} (left out: ${lack})` : name, () => {
    let pair: PairForTests | undefined;
    beforeAll(async () => {
      pair = await openPair();
    });
    afterAll(async () => pair?.[Symbol.asyncDispose]());
    tests(() => {
      if (!pair) throw new Error('the servers have not been started');
      return pair;
    });
  });
}

async function openPair(): Promise<PairForTests> {
  const pair = await startClickHouse();
  const opened: Server[] = [];
  const open = async (config: ConfigOverrides = {}) => {
    const server = await openServer(pair, config);
    opened.push(server);
    return server;
  };
  const known = await knownSettings(await open());
  await createLines(pair, async (clickhouseUrl) => (await open({ clickhouseUrl })).client);
  return {
    ...{ ...pair, open },
    options: ({ limits = {}, signal = new AbortController().signal } = {}) => ({
      settings: { ...known, ...limitSettings(limits) },
      signal,
    }),
    [Symbol.asyncDispose]: async () => {
      for (const { client } of opened) await client.close();
      await pair[Symbol.asyncDispose]();
    },
  };
}

async function openServer({ first, password }: ClickHousePair, config: ConfigOverrides) {
  const common = { engine: 'clickhouse', clickhouseUrl: first.url, clickhousePassword: password };
  const opened = await openClickHouse(loadConfig({ ...common, ...config }, {}), salesCatalog);
  if (!opened) throw new Error('the configuration names no server');
  return opened.server;
}

async function knownSettings(server: Server): Promise<StatementOptions['settings']> {
  const signal = AbortSignal.timeout(10_000);
  const rows = await readRows(server, 'SELECT name FROM system.settings', { settings: {}, signal });
  const names = new Set(rows.map(([name]) => String(name)));
  return Object.fromEntries(Object.entries(answerSettings).filter(([name]) => names.has(name)));
}
