import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import published from './published/system-queries.json' with { type: 'json' };
import { type Api, createApi, type Item, refusal } from './support/api.ts';
import { people } from './support/people.ts';
import { projectFolder } from './support/project.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

const { sampleQueries } = parse(
  readFileSync(join(projectFolder, 'catalog/mpn/sample-queries.yaml'), 'utf8'),
) as { sampleQueries: { title: string; query: string }[] };

const server = serveForFile();
let api: Api;

beforeAll(async () => {
  api = createApi(server().url, await signIn(server().url, people.executive));
});

const rows = async (query: string): Promise<readonly Item[]> => {
  const answer = await api.tryQuery(query);
  expect(answer.statusCode, answer.message ?? '').toBe(200);
  return answer.value;
};
const column = async (name: string, query: string): Promise<unknown[]> =>
  (await rows(query)).map((row) => row[name]);
const refused = async (query: string): Promise<string> => refusal(await api.tryQuery(query), 400);

describe('published queries', () => {
  test.each(sampleQueries)('the sample "$title" has rows for Contoso', async ({ query }) => {
    expect((await rows(query)).length).toBeGreaterThan(0);
  });

  test.each(published)('the system query $queryId runs and has rows', async ({ queryId }) => {
    const answer = await api.get(`ScheduledQueries/testQueryResult?queryId=${queryId}`);
    expect(answer.statusCode, answer.message ?? '').toBe(200);
    expect(answer.totalCount).toBeGreaterThan(0);
  });
});

describe('clauses', () => {
  const select = 'SELECT CustomerMarket, AvailableSeats FROM CustomersAndTenants';
  const where = 'WHERE AvailableSeats > 0';
  const order = 'ORDER BY AvailableSeats';
  const limit = 'LIMIT 4';
  const span = 'TIMESPAN LAST_3_MONTHS';

  test.each([
    [[where, order, limit, span]],
    [[where, order, span, limit]],
    [[span, where, order, limit]],
    [[limit, span, order, where]],
  ])('may stand in the order %s', async (clauses) => {
    const expected = await column('AvailableSeats', [select, where, order, limit, span].join(' '));
    expect(expected).toHaveLength(4);
    expect(await column('AvailableSeats', [select, ...clauses].join(' '))).toEqual(expected);
  });

  test('may end in a semicolon and stand on several lines', async () => {
    expect(await rows(`${select}\n${where}\r\n\t${limit} ;`)).toHaveLength(4);
  });

  test('are case-insensitive, names and dataset too', async () => {
    const query = `select customermarket, AVAILABLESEATS from customersandtenants where availableseats > 0 order by availableSEATS asc limit 3`;
    const found = await rows(query);
    expect(found.map((row) => Object.keys(row))).toEqual(
      Array(3).fill(['CustomerMarket', 'AvailableSeats']),
    );
  });

  test('keep the order selected and the asked name of an alias', async () => {
    const [row] = await rows('SELECT partnername, pgampnid, mpnid, PGA_MPNID FROM profile LIMIT 1');
    expect(Object.keys(row ?? {})).toEqual(['PartnerName', 'PGAMpnId', 'MPNId', 'PGA_MPNId']);
    expect(row?.PGAMpnId).toBe(row?.PGA_MPNId);
    const [office] = await rows('SELECT PGAPartnerID, PartnerLocationID FROM OfficeUsage LIMIT 1');
    expect(Object.keys(office ?? {})).toEqual(['PGAPartnerID', 'PartnerLocationID']);
  });

  test('DISTINCT leaves out repeated rows', async () => {
    const all = await column('MPNId', 'SELECT MPNId FROM OfficeUsage');
    const distinct = await column('MPNId', 'SELECT DISTINCT MPNId FROM OfficeUsage');
    expect(distinct.length).toBeLessThan(all.length);
    expect(new Set(distinct).size).toBe(distinct.length);
  });

  test('ORDER BY without a direction means DESC', async () => {
    const query = (direction: string) =>
      `SELECT AvailableSeats FROM CustomersAndTenants WHERE AvailableSeats > 0 ORDER BY AvailableSeats ${direction} LIMIT 50`;
    const ordered = (await column('AvailableSeats', query(''))).map(Number);
    expect(ordered).toEqual(ordered.toSorted((a, b) => b - a));
    expect(ordered[0]).toBeGreaterThan(ordered.at(-1) ?? 0);
    expect(await column('AvailableSeats', query('DESC'))).toEqual(ordered);
    const ascending = (await column('AvailableSeats', query('ASC'))).map(Number);
    expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
  });

  test('an absent TIMESPAN is LAST_6_MONTHS', async () => {
    const months = (timespan: string) =>
      column('Month', `SELECT DISTINCT Month FROM OfficeUsage ${timespan} ORDER BY Month`);
    const found = await months('');
    expect(found).toEqual(await months('TIMESPAN LAST_6_MONTHS'));
    expect(found).toEqual(lastMonths(6));
  });

  test.each([
    ['LAST_MONTH', 1],
    ['LAST_3_MONTHS', 3],
    ['LAST_1_YEAR', 12],
    ['LIFETIME', 24],
  ])('TIMESPAN %s covers complete periods before the current one', async (range, count) => {
    const query = `SELECT DISTINCT Month FROM AzureUsage TIMESPAN ${range} ORDER BY Month`;
    expect(await column('Month', query)).toEqual(lastMonths(count));
  });

  const lastMonths = (count: number): string[] => {
    const now = new Date();
    return Array.from({ length: count }, (_, index) =>
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1 - index, 1))
        .toISOString()
        .slice(0, 10),
    );
  };
});

describe('conditions', () => {
  const markets = (condition: string) =>
    column('Country', `SELECT Country, MPNId FROM Profile WHERE ${condition}`);

  test('strings compare without regard to case', async () => {
    const found = await markets("Country = 'united STATES'");
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set(['United States']));
    expect(await markets("Country IN ('UNITED states')")).toEqual(found);
    expect(await markets("Country LIKE 'UNITED S%'")).toEqual(found);
    expect(await markets("Country != 'UNITED STATES'")).not.toContain('United States');
    expect(await markets("Country <> 'UNITED STATES'")).not.toContain('United States');
    expect(await markets("Country NOT IN ('UNITED STATES')")).not.toContain('United States');
    expect(await markets("Country NOT LIKE 'united%'")).not.toContain('United States');
  });

  test('LIKE takes % for any characters and _ for one', async () => {
    const found = new Set(await markets("Country LIKE '_nited%'"));
    expect(found).toContain('United States');
    expect(await markets("Country LIKE '_ited%'")).toEqual([]);
  });

  test('several conditions joined by AND all hold', async () => {
    const query =
      "SELECT MPNId, AvailableSeats FROM CustomersAndTenants WHERE AvailableSeats >= 5 AND AvailableSeats <= 20 AND MPNId = '1001001'";
    const found = await rows(query);
    expect(found.length).toBeGreaterThan(0);
    for (const row of found) {
      expect(row.MPNId).toBe('1001001');
      expect(row.AvailableSeats).toBeGreaterThanOrEqual(5);
      expect(row.AvailableSeats).toBeLessThanOrEqual(20);
    }
  });

  test('a value may be a string for a number and a number for a string', async () => {
    const count = async (condition: string) =>
      (await rows(`SELECT AvailableSeats FROM CustomersAndTenants WHERE ${condition}`)).length;
    expect(await count("AvailableSeats > '10'")).toBe(await count('AvailableSeats > 10'));
    expect(await markets('MPNId = 1001001')).toEqual(await markets("MPNId = '1001001'"));
    expect((await markets('MPNId IN (1001001, 1001002)')).length).toBe(2);
  });

  test('a quote in a string is written twice', async () => {
    expect(await markets("PartnerName = 'it''s nobody'")).toEqual([]);
  });

  test('a condition on a metric filters groups', async () => {
    const all = await rows('SELECT MPNId, CustomerCount FROM OfficeUsage ORDER BY CustomerCount');
    const most = Number(all[0]?.CustomerCount);
    const found = await rows(
      `SELECT MPNId, CustomerCount FROM OfficeUsage WHERE CustomerCount >= ${most}`,
    );
    expect(found).toEqual(all.filter((row) => Number(row.CustomerCount) >= most));
    expect(found.length).toBeLessThan(all.length);
  });

  test('a metric named only in WHERE makes the query aggregate', async () => {
    const found = await column(
      'MPNId',
      'SELECT MPNId FROM OfficeUsage WHERE CustomerCount > 0 TIMESPAN LIFETIME',
    );
    expect(found.length).toBeGreaterThan(1);
    expect(new Set(found).size).toBe(found.length);
  });
});

test('values are typed: text, whole numbers, decimals as numbers, dates as yyyy-MM-dd', async () => {
  const [row] = await rows(
    "SELECT CustomerName, AvailableSeats, BilledRevenueUSD, Month FROM CustomersAndTenants WHERE AvailableSeats > 0 AND BilledRevenueUSD > 0 AND CustomerName != '' LIMIT 1",
  );
  expect(row).toEqual({
    CustomerName: expect.any(String),
    AvailableSeats: expect.any(Number),
    BilledRevenueUSD: expect.any(Number),
    Month: expect.stringMatching(/^\d{4}-\d\d-01$/),
  });
  expect(Number.isInteger(row?.AvailableSeats)).toBe(true);
});

describe('a faulty query is a 400', () => {
  test.each([
    ['SELECT CustomerNam FROM OfficeUsage', /CustomerNam\b.*\b1:8\b.*CustomerName/],
    ['SELECT Month FROM OfficUsage', /OfficUsage\b.*\b1:19\b.*OfficeUsage/],
    ['SELECT Month,\n  CustomerCnt FROM OfficeUsage', /CustomerCnt\b.*\b2:3\b.*CustomerCount/],
    ['SELECT Month FROM OfficeUsage TIMESPAN LAST_4_MONTHS', /LAST_4_MONTHS.*\b1:40\b.*LAST_3_MON/],
    ['SELECT Month FROM OfficeUsage TIMESPAN TODAY', /TODAY.*LAST_MONTH/],
    ['SELECT Month FROM OfficeUsage LIMIT 0', /LIMIT.*\b1:37\b/],
    ['SELECT Month FROM OfficeUsage LIMIT -1', /LIMIT.*\b1:37\b/],
    ["SELECT Month FROM OfficeUsage WHERE PaidAvailableUnits = 'many'", /many.*\b1:58\b/],
    ["SELECT Month FROM OfficeUsage WHERE Month = 'soon'", /soon.*\b1:45\b/],
    ["SELECT Month FROM OfficeUsage WHERE Month = '2026-02-30'", /2026-02-30.*\b1:45\b/],
    ['SELECT RevenueAndACR FROM DynamicsUsage', /RevenueAndACR.*\b1:8\b/],
    ['SELECT DISTINCT MPNId FROM OfficeUsage ORDER BY Month', /Month.*\b1:49\b/],
    ['SELECT CustomerCount FROM OfficeUsage ORDER BY Month', /Month.*\b1:48\b/],
    ['SELECT Month FROM OfficeUsage; DROP TABLE x', /\b1:\d+\b/],
    ['SELECT Month FROM OfficeUsage WHERE Month', /\b1:42\b/],
    ['hello', /\b1:1\b/],
  ])('%s', async (query, message) => {
    expect(await refused(query)).toMatch(message);
  });

  test('that tells every fault, not only the first', async () => {
    const message = await refused(
      "SELECT Monht FROM OfficeUsage WHERE CustomerNam = 'a' ORDER BY Wrkload LIMIT 0",
    );
    for (const place of ['1:8', '1:37', '1:64', '1:78']) expect(message).toContain(place);
  });
});
