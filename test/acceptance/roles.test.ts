import { beforeAll, describe, expect, test } from 'vitest';
import published from './published/datasets.json' with { type: 'json' };
import { type Api, createApi, type Item, onlyItem, refusal } from './support/api.ts';
import { people } from './support/people.ts';
import {
  completedExecution,
  createQuery,
  createRunNow,
  parseRows,
  runReport,
  scheduledReport,
} from './support/reports.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

const server = serveForFile();
let apis: Record<keyof typeof people, Api>;

beforeAll(async () => {
  const entries = Object.entries(people).map(async ([name, person]) => [
    name,
    createApi(server().url, await signIn(server().url, person)),
  ]);
  apis = Object.fromEntries(await Promise.all(entries));
});

const rows = async (api: Api, query: string): Promise<readonly Item[]> => {
  const answer = await api.tryQuery(query);
  expect(answer.statusCode, answer.message ?? '').toBe(200);
  return answer.value;
};

describe('a Report viewer', () => {
  const sensitive = published.flatMap(({ datasetName, selectableColumns, sensitiveColumns }) =>
    sensitiveColumns
      .filter((column) => selectableColumns.includes(column))
      .map((column) => ({ datasetName, column })),
  );

  test.each(sensitive)('sees nothing in $datasetName.$column', async ({ datasetName, column }) => {
    const query = `SELECT ${column} FROM ${datasetName} TIMESPAN LIFETIME`;
    const withheld = await apis.viewer.tryQuery(query);
    expect(withheld).toMatchObject({ statusCode: 200, dataRedacted: true });
    expect(withheld.totalCount).toBeGreaterThan(0);
    expect(new Set(withheld.value.map((row) => row[column]))).toEqual(new Set([null]));
    const seen = await apis.executive.tryQuery(query);
    expect(seen.dataRedacted).toBe(false);
    expect(seen.value.some((row) => row[column] !== null)).toBe(true);
  });

  test('sees nothing in metrics over sensitive columns, and all in the others', async () => {
    const query = 'SELECT MPNId, TotalRevenueAndACR, CustomerCount FROM DynamicsUsage';
    const withheld = await apis.viewer.tryQuery(query);
    expect(withheld.dataRedacted).toBe(true);
    const seen = await rows(apis.executive, query);
    const blank = seen.map((row) => ({ ...row, TotalRevenueAndACR: null }));
    expect(sorted(withheld.value)).toEqual(sorted(blank));
    expect(seen.some((row) => row.TotalRevenueAndACR !== null)).toBe(true);
  });

  const sorted = (items: readonly Item[]) => items.map((item) => JSON.stringify(item)).sort();

  test('learns nothing by filtering, grouping or ordering', async () => {
    const from = 'FROM CustomersAndTenants';
    expect(await rows(apis.viewer, `SELECT MPNId ${from} WHERE BilledRevenueUSD > 0`)).toEqual([]);
    expect(await rows(apis.viewer, `SELECT MPNId ${from} WHERE BilledRevenueUSD < 1`)).toEqual([]);
    expect(
      await rows(apis.viewer, `SELECT MPNId ${from} WHERE TotalBilledRevenueUSD >= 0`),
    ).toEqual([]);
    expect(await rows(apis.viewer, `SELECT DISTINCT BilledRevenueUSD ${from}`)).toEqual([
      { BilledRevenueUSD: null },
    ]);
    const grouped = `SELECT BilledRevenueUSD, CustomerCount ${from}`;
    expect(await rows(apis.viewer, grouped)).toHaveLength(1);
  });

  test('is told nothing is withheld where nothing is', async () => {
    const answer = await apis.viewer.tryQuery('SELECT MPNId FROM Profile');
    expect(answer).toMatchObject({ statusCode: 200, dataRedacted: false });
  });

  test('gets reports with empty sensitive columns', async () => {
    const query = 'SELECT MPNId, BilledRevenueUSD FROM CustomersAndTenants';
    const found = parseRows(await runReport(apis.viewer, query));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((row) => row.BilledRevenueUSD))).toEqual(new Set(['']));
  });
});

describe('a role for one location', () => {
  const located = published.filter(({ selectableColumns }) => selectableColumns.includes('MPNId'));

  test.each(located)('sees only its rows of $datasetName', async ({ datasetName }) => {
    const query = `SELECT DISTINCT MPNId FROM ${datasetName} TIMESPAN LIFETIME`;
    expect(await rows(apis.seattle, query)).toEqual([{ MPNId: '1001001' }]);
    const all = (await rows(apis.executive, query)).map((row) => row.MPNId);
    expect(all).toEqual(expect.arrayContaining(['1001001', '1001002']));
  });

  test('counts only its rows', async () => {
    const query = 'SELECT CustomerCount FROM OfficeUsage';
    const [own] = await rows(apis.seattle, query);
    const [same] = await rows(apis.executive, `${query} WHERE MPNId = '1001001'`);
    const [all] = await rows(apis.executive, query);
    expect(own).toEqual(same);
    expect(Number(own?.CustomerCount)).toBeLessThan(Number(all?.CustomerCount));
  });

  test('reports only its rows', async () => {
    const found = parseRows(await runReport(apis.seattle, 'SELECT MPNId FROM OfficeUsage'));
    expect(new Set(found.map((row) => row.MPNId))).toEqual(new Set(['1001001']));
  });
});

describe('no role', () => {
  test.each([
    ['GET', 'ScheduledDataset'],
    ['GET', 'ScheduledQueries'],
    ['GET', 'ScheduledQueries/testQueryResult?exportQuery=SELECT%20MPNId%20FROM%20Profile'],
    ['GET', 'ScheduledReport'],
    ['GET', 'ScheduledReport/execution/00000000-0000-4000-8000-00000000dead'],
  ])('is a 403 for %s %s', async (method, path) => {
    refusal(await apis.nobody.send(method, `/insights/v1/mpn/${path}`), 403);
  });

  test('creates nothing either', async () => {
    const body = { Name: 'n', Query: 'SELECT MPNId FROM Profile' };
    refusal(await apis.nobody.post('ScheduledQueries', body), 403);
  });
});

describe('another partner', () => {
  const owned = published.filter(({ selectableColumns }) => selectableColumns.includes('PGAMpnId'));

  test.each(owned)('sees only its own rows of $datasetName', async ({ datasetName }) => {
    const query = `SELECT DISTINCT PGAMpnId FROM ${datasetName} TIMESPAN LIFETIME`;
    expect(await rows(apis.fabrikam, query)).toEqual([{ PGAMpnId: '2002000' }]);
    expect(await rows(apis.executive, query)).toEqual([{ PGAMpnId: '1001000' }]);
  });

  test("cannot ask for the other's account", async () => {
    const query = "SELECT MPNId FROM OfficeUsage WHERE PGAMpnId = '1001000'";
    expect(await rows(apis.fabrikam, query)).toEqual([]);
  });

  test('cannot sign in at a tenant that is not its own', async () => {
    const stranger = { ...people.fabrikam, tenant: people.executive.tenant };
    await expect(signIn(server().url, stranger)).rejects.toThrow(/no token/);
  });
});

describe('queries and reports belong to who made them', () => {
  let queryId: string;
  let reportId: unknown;
  let finished: unknown;

  beforeAll(async () => {
    queryId = await createQuery(apis.executive, 'SELECT MPNId FROM Profile', 'private');
    const made = await apis.executive.post('ScheduledReport', scheduledReport(queryId));
    reportId = onlyItem(made).reportId;
    finished = (await createRunNow(apis.executive, queryId)).reportId;
    await completedExecution(apis.executive, finished);
  });

  test.each(['viewer', 'seattle', 'fabrikam'] as const)('%s finds none of them', async (who) => {
    const api = apis[who];
    const queries = await api.get('ScheduledQueries?includeSystemQueries=false');
    expect(queries.value.map((query) => query.queryId)).not.toContain(queryId);
    const reports = await api.get('ScheduledReport');
    expect(reports.value.map((report) => report.reportId)).not.toContain(reportId);
    for (const path of [
      ...[`ScheduledQueries?queryId=${queryId}`, 'ScheduledQueries?queryName=private'],
      ...[`ScheduledQueries/testQueryResult?queryId=${queryId}`],
      ...[`ScheduledReport?reportId=${reportId}`, `ScheduledReport?queryId=${queryId}`],
      ...[`ScheduledReport/execution/${reportId}?executionStatus=Pending`],
      ...[`ScheduledReport/execution/${finished}`],
    ]) {
      refusal(await api.get(path), 404);
    }
    refusal(await api.delete(`ScheduledQueries/${queryId}`), 404);
    refusal(await api.delete(`ScheduledReport/${reportId}`), 404);
    refusal(await api.put(`ScheduledReport/${reportId}`, { ReportName: 'mine' }), 404);
    refusal(await api.put(`ScheduledReport/pause/${reportId}`), 404);
    refusal(await api.put(`ScheduledReport/resume/${reportId}`), 404);
    const report = await api.post('ScheduledReport', scheduledReport(queryId));
    expect(refusal(report, 400)).toBe('Invalid QueryId');
    const kept = onlyItem(await apis.executive.get(`ScheduledReport?reportId=${reportId}`));
    expect(kept).toMatchObject({ reportName: 'every day', reportStatus: 'Active' });
  });
});
