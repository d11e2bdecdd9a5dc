import { glob, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Api, createApi, onlyItem, refusal } from './support/api.ts';
import { people } from './support/people.ts';
import { childrenOf, isAlive } from './support/processes.ts';
import {
  completedExecution,
  createQuery,
  createRunNow,
  parseRows,
  runReport,
} from './support/reports.ts';
import { runCommand } from './support/run-command.ts';
import { newCatalogFolder } from './support/sales-catalog.ts';
import { type Server, startServer } from './support/start-server.ts';
import { signIn } from './support/tokens.ts';

/** What an operator does and what goes wrong; the server serves a dataset of the user's own too. */
let server: Server;
let api: Api;
let catalog: string;
let folder: string;

beforeAll(async () => {
  catalog = await newCatalogFolder();
  folder = await mkdtemp(join(tmpdir(), 'insights-load-'));
  const env = {
    INSIGHTS_CATALOG: catalog,
    // One try, so that what cannot succeed is soon Failed.
    INSIGHTS_MAXIMUM_ATTEMPTS: '1',
    INSIGHTS_TEST_QUERY_SECONDS: '2',
  };
  server = await startServer({ env });
  api = createApi(server.url, await signIn(server.url, people.executive));
});

afterAll(async () => {
  await server.stop();
  await Promise.all([catalog, folder].map((one) => rm(one, { recursive: true, force: true })));
});

const header = 'Account,Location,Day,Note,Pieces,Price';
const query = 'SELECT Note, Day, Pieces, Price FROM Sales TIMESPAN LIFETIME';

async function load(name: string, content: string) {
  const file = join(folder, name);
  await writeFile(file, content);
  const env = { INSIGHTS_CATALOG: catalog };
  return { file, ...(await runCommand(['load', 'Sales', file, '--home', server.home], { env })) };
}

describe("a user's own dataset", () => {
  test('is offered, and its queries are a 503 until it is loaded', async () => {
    const dataset = onlyItem(await api.get('ScheduledDataset?datasetName=Sales'));
    expect(dataset).toMatchObject({
      minimumRecurrenceInterval: 4,
      availableMetrics: ['TotalPieces'],
    });
    expect(refusal(await api.tryQuery(query), 503)).toContain('Sales');
  });

  test('is loaded from CSV and comes back as it was: quotes, line breaks, exact decimals', async () => {
    const notes = [
      ...['plain', 'a "quoted" word', 'one,two', 'two\nlines', 'two\r\nlines', 'tab\there'],
      ...['=1+1', ' blanks ', '東京', "it's", '""', '0'],
    ];
    const rows = notes.map((Note, index) => ({
      ...{ Note, Day: `2024-02-${String(18 + index)}`, Pieces: String(index - 3) },
      Price: `9007199254740${String(100 + index)}.0${index % 10}`,
    }));
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const lines = rows.map(
      (row) => `1001000,1001001,${row.Day},${quoted(row.Note)},${row.Pieces},${row.Price}`,
    );
    const other = '2002000,2002001,2024-02-01,theirs,1,1.00';
    const loaded = await load('good.csv', `${[header, ...lines, other].join('\n')}\n`);
    expect(loaded.code, loaded.stderr).toBe(0);
    const told = loaded.stdout + loaded.stderr;
    expect(told).toMatch(/1001000\D+12\b/);
    expect(told).toMatch(/2002000\D+1\b/);
    const sorted = (all: object[]) => all.map((row) => JSON.stringify(row)).sort();
    expect(sorted(parseRows(await runReport(api, query)))).toEqual(sorted(rows));
    const [total] = (await api.tryQuery('SELECT TotalPieces FROM Sales TIMESPAN LIFETIME')).value;
    expect(total).toEqual({ TotalPieces: 30 });
  });

  test.concurrent.each([
    ['a value of the wrong type', `1001000,1001001,2024-02-01,x,many,1.00`, /\b3\b.*Pieces.*many/s],
    ['a day that does not exist', '1001000,1001001,2024-02-30,x,1,1.00', /\b3\b.*Day.*2024-02-30/s],
    [
      'a decimal that does not fit',
      '1001000,1001001,2024-02-01,x,1,1.005',
      /\b3\b.*Price.*1\.005/s,
    ],
    ['a row without its account', ',1001001,2024-02-01,x,1,1.00', /\b3\b.*Account/s],
    ['a row that is too short', '1001000,1001001,2024-02-01', /\b3\b/],
  ])('is left as it was by %s', async (fault, line, told) => {
    const before = await api.tryQuery(query);
    expect(before.statusCode, before.message ?? '').toBe(200);
    const good = '1001000,1001001,2024-02-01,fine,1,1.00';
    const refused = await load(`${fault}.csv`, `${[header, good, line].join('\n')}\n`);
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain(refused.file);
    expect(refused.stderr.replaceAll(refused.file, '')).toMatch(told);
    expect((await api.tryQuery(query)).value).toEqual(before.value);
  });

  test('is refused without one of its columns, which is named', async () => {
    const refused = await load(
      'short.csv',
      'Account,Location,Day,Note,Pieces\n1,2,2024-02-01,x,1\n',
    );
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toMatch(/Price/);
  });

  test('is refused under a name that does not exist, with the nearest', async () => {
    const refused = await runCommand(['load', 'Sale', 'x.csv', '--home', server.home], {
      env: { INSIGHTS_CATALOG: catalog },
    });
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toMatch(/Sales/);
  });
});

describe('when something breaks', () => {
  test('a killed worker is started again, and a waiting report completes', async () => {
    const workers = async () =>
      (await childrenOf(server.child.pid)).filter(({ command }) => /worker/.test(command));
    const [worker] = await workers();
    process.kill(worker?.pid ?? Number.NaN, 'SIGKILL');
    const { reportId } = await createRunNow(
      api,
      await createQuery(api, 'SELECT MPNId FROM Profile'),
    );
    expect(await completedExecution(api, reportId)).toMatchObject({ executionStatus: 'Completed' });
    const [next] = await workers();
    expect(next?.pid).not.toBe(worker?.pid);
  });

  const engines = async () =>
    (await childrenOf(server.child.pid)).filter(({ command }) => /engine/.test(command));

  test('a test query that takes longer than its limit is refused, and the next one runs', async () => {
    const [engine] = await engines();
    const pid = engine?.pid ?? Number.NaN;
    process.kill(pid, 'SIGSTOP');
    const asked = performance.now();
    try {
      const answer = await api.tryQuery('SELECT MPNId FROM Profile');
      expect(refusal(answer, 503)).toMatch(/cancelled.*2 seconds/);
      expect(performance.now() - asked).toBeLessThan(15_000);
    } finally {
      if (isAlive(pid)) process.kill(pid, 'SIGCONT');
    }
    await vi.waitFor(async () => {
      expect((await api.tryQuery('SELECT MPNId FROM Profile')).statusCode).toBe(200);
    }, 10_000);
  });

  test('a killed query engine leaves the API up and is started again', async () => {
    const running = await engines();
    expect(running).not.toEqual([]);
    for (const { pid } of running) process.kill(pid, 'SIGKILL');
    expect((await api.get('ScheduledDataset')).statusCode).toBe(200);
    await vi.waitFor(
      async () => {
        const answer = await api.tryQuery('SELECT MPNId FROM Profile');
        expect(answer.totalCount).toBeGreaterThan(0);
      },
      { timeout: 15_000, interval: 100 },
    );
  });

  test('a 500 carries a correlation id that is in the log, and no internals', async () => {
    for await (const file of glob(join(server.home, 'data/mpn/OfficeUsage/**/*.parquet'))) {
      await truncate(file, 10);
    }
    const message = refusal(await api.tryQuery('SELECT MPNId FROM OfficeUsage'), 500);
    const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(message)?.[0] ?? 'no id';
    await vi.waitFor(() => expect(server.log()).toContain(id));
    expect(message).not.toMatch(/parquet|duckdb|\.ts\b|\//i);
  });

  test('a run that cannot succeed is Failed and says why, without internals', async () => {
    const id = await createQuery(api, 'SELECT MPNId FROM OfficeUsage');
    const { reportId } = await createRunNow(api, id);
    const failed = await vi.waitFor(
      async () =>
        onlyItem(await api.get(`ScheduledReport/execution/${reportId}?executionStatus=Failed`)),
      { timeout: 30_000, interval: 200 },
    );
    expect(failed.failureReason).toBeTypeOf('string');
    expect(failed.failureReason).not.toMatch(/parquet|duckdb|\.ts\b|\/tmp/i);
    expect(failed.reportAccessSecureLink).toBeNull();
  });

  test('Ctrl-C ends every process within 5 seconds, status 0', async () => {
    const children = await childrenOf(server.child.pid);
    expect(children.length).toBeGreaterThanOrEqual(2);
    const ending = await server.stop();
    expect(ending).toMatchObject({ code: 0, signal: null });
    expect(ending.milliseconds).toBeLessThan(5000);
    for (const { pid } of children) expect(isAlive(pid)).toBe(false);
  });
});
