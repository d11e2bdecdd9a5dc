import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, type Item } from './support/api.ts';
import { exactRows, sumOf, units } from './support/exact.ts';
import { people } from './support/people.ts';
import { parseRows, type Row, runReport } from './support/reports.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

/**
 * The same answers computed another way: whole datasets are downloaded as LIFETIME reports, and plain
 * code works out from their rows what the service should answer.
 */
const server = serveForFile();
const columns = {
  SeatsSubscriptionsAndRevenue:
    'SubscriptionId, SubscriptionEndDate, SubscriptionState, Month, IsAutoRenew, CustomerTpid, CustomerTenantId, CustomerMarket, CustomerSegment, Product, SKU, MPNId, AvailableSeats, BilledRevenueUSD',
  AzureUsage:
    'SubscriptionId, Month, MeterCategory, ServiceName, CustomerTpid, CustomerMarket, MPNId, UsageQuantity, ACR_USD',
};
let api: Api;
let seats: Row[];
let azure: Row[];

beforeAll(async () => {
  api = createApi(server().url, await signIn(server().url, people.executive));
  const whole = async (dataset: keyof typeof columns) =>
    parseRows(await runReport(api, `SELECT ${columns[dataset]} FROM ${dataset} TIMESPAN LIFETIME`));
  [seats, azure] = await Promise.all([whole('SeatsSubscriptionsAndRevenue'), whole('AzureUsage')]);
});

/** Midnight of the first day of the month so many months back. */
const monthBack = (count: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1))
    .toISOString()
    .slice(0, 10);
};
const within = (months: number) => (row: Row) =>
  at(row, 'Month') >= monthBack(months) && at(row, 'Month') < monthBack(0);

const at = (row: Row, name: string): string => row[name] ?? '';
const lower = (row: Row, name: string): string => at(row, name).toLowerCase();
const distinct = (rows: readonly Row[], name: string): number =>
  new Set(rows.map((row) => at(row, name)).filter((value) => value !== '')).size;
const sum = (rows: readonly Row[], name: string) => sumOf(rows.map((row) => at(row, name)));

/** Groups by columns; `measure` gives the metrics of a group. */
function group(
  rows: readonly Row[],
  names: readonly string[],
  measure: (rows: readonly Row[]) => Record<string, bigint | number | null>,
): Item[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(names.map((name) => at(row, name))));
  return [...groups.values()].map((members) => {
    const [first = {}] = members;
    return {
      ...Object.fromEntries(names.map((name) => [name, at(first, name)])),
      ...measure(members),
    };
  });
}

/** The rows that the trial answers, and that a report of the same query writes, as one form. */
async function answersOf(query: string): Promise<Item[]> {
  const answer = await api.tryQuery(query);
  expect(answer.statusCode, answer.message ?? '').toBe(200);
  const tried = exactRows(answer.text).map(comparable);
  const reported = parseRows(await runReport(api, query)).map(comparable);
  expect(tried).toHaveLength(Math.min(100, reported.length));
  expect(sorted(reported)).toEqual(expect.arrayContaining(sorted(tried)));
  return reported;
}

const numeric = /Count$|^Total|^AvailableSeats$|^BilledRevenueUSD$/;

/** Numbers as exact units, so that 0 is 0.00; a missing text is an empty one, as in files. */
const comparable = (row: Item): Item =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const text = value === null ? '' : String(value);
      if (!numeric.test(name)) return [name, text];
      return [name, text === '' ? null : units(text)];
    }),
  );
const counted = (value: number): bigint => units(String(value));
const sorted = (rows: readonly Item[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
    )
    .sort();
const expectSame = (found: readonly Item[], expected: readonly Item[]): void => {
  expect(expected.length).toBeGreaterThan(0);
  expect(sorted(found)).toEqual(sorted(expected));
};

test('the datasets are whole enough to be an oracle', () => {
  expect(seats.length).toBeGreaterThan(500);
  expect(azure.length).toBeGreaterThan(500);
  const months = new Set(seats.map((row) => row.Month));
  expect(months.size).toBe(24);
  for (const name of ['SubscriptionState', 'IsAutoRenew', 'CustomerMarket', 'MPNId', 'SKU']) {
    expect(seats.filter((row) => at(row, name) === '')).toEqual([]);
  }
});

describe('filters', () => {
  const list = async (query: string, names: readonly string[], rows: readonly Row[]) => {
    const expected = rows.map((row) =>
      Object.fromEntries(names.map((name) => [name, at(row, name)])),
    );
    expectSame(await answersOf(query), expected.map(comparable));
  };

  test('equality and a number comparison', async () => {
    await list(
      "SELECT SubscriptionId, Month, AvailableSeats FROM SeatsSubscriptionsAndRevenue WHERE isautorenew = 'n' AND AvailableSeats >= 50 TIMESPAN LAST_6_MONTHS",
      ['SubscriptionId', 'Month', 'AvailableSeats'],
      seats
        .filter(within(6))
        .filter((row) => row.IsAutoRenew === 'N')
        .filter((row) => row.AvailableSeats !== '' && Number(row.AvailableSeats) >= 50),
    );
  });

  test('IN and NOT IN, in any case', async () => {
    await list(
      "SELECT SubscriptionId, Month FROM SeatsSubscriptionsAndRevenue WHERE CustomerMarket IN ('UNITED states', 'germany') AND SubscriptionState NOT IN ('DISABLED') TIMESPAN LAST_1_YEAR",
      ['SubscriptionId', 'Month'],
      seats
        .filter(within(12))
        .filter((row) => ['united states', 'germany'].includes(lower(row, 'CustomerMarket')))
        .filter((row) => row.SubscriptionState !== 'Disabled'),
    );
  });

  test('LIKE and NOT LIKE', async () => {
    await list(
      "SELECT SubscriptionId, Month, SKU FROM SeatsSubscriptionsAndRevenue WHERE SKU LIKE '%business%' AND CustomerMarket NOT LIKE 'united%' TIMESPAN LIFETIME",
      ['SubscriptionId', 'Month', 'SKU'],
      seats
        .filter((row) => lower(row, 'SKU').includes('business'))
        .filter((row) => !lower(row, 'CustomerMarket').startsWith('united')),
    );
  });

  test('decimals and dates', async () => {
    await list(
      `SELECT SubscriptionId, Month, BilledRevenueUSD FROM SeatsSubscriptionsAndRevenue WHERE BilledRevenueUSD < 99.5 AND SubscriptionEndDate >= '${monthBack(2)}' TIMESPAN LIFETIME`,
      ['SubscriptionId', 'Month', 'BilledRevenueUSD'],
      seats
        .filter((row) => row.BilledRevenueUSD !== '' && units(row.BilledRevenueUSD) < 995_000n)
        .filter((row) => at(row, 'SubscriptionEndDate') >= monthBack(2)),
    );
  });

  test('a period given beside the query', async () => {
    const found = await api.tryQuery(
      'SELECT DISTINCT SubscriptionId, Month FROM AzureUsage WHERE MPNId = 1001001',
      { startTime: `${monthBack(5)}T00:00:00Z`, endTime: `${monthBack(5)}T23:59:59Z` },
    );
    const expected = new Set(
      azure
        .filter((row) => row.MPNId === '1001001' && row.Month === monthBack(5))
        .map((row) => row.SubscriptionId),
    );
    expect(found.totalCount).toBe(Math.min(100, expected.size));
    expect(expected.size).toBeGreaterThan(0);
    for (const row of found.value) expect(expected).toContain(row.SubscriptionId);
  });
});

describe('aggregates', () => {
  test('distinct counts over everything', async () => {
    expectSame(
      await answersOf(
        'SELECT SubscriptionCount, CustomerCount, CustomerTenantCount FROM SeatsSubscriptionsAndRevenue TIMESPAN LIFETIME',
      ),
      [
        {
          SubscriptionCount: counted(distinct(seats, 'SubscriptionId')),
          CustomerCount: counted(distinct(seats, 'CustomerTpid')),
          CustomerTenantCount: counted(distinct(seats, 'CustomerTenantId')),
        },
      ],
    );
  });

  test('exact sums of decimals by location and month', async () => {
    expectSame(
      await answersOf(
        'SELECT MPNId, Month, TotalBilledRevenueUSD, TotalSoldSeats FROM SeatsSubscriptionsAndRevenue TIMESPAN LAST_6_MONTHS',
      ),
      group(seats.filter(within(6)), ['MPNId', 'Month'], (rows) => ({
        TotalBilledRevenueUSD: sum(rows, 'BilledRevenueUSD'),
        TotalSoldSeats: sum(rows, 'AvailableSeats'),
      })),
    );
  });

  test('sums with four decimal places by market, of some meters only', async () => {
    const wanted = ['azure dns', 'storage', 'virtual machines'];
    expectSame(
      await answersOf(
        "SELECT CustomerMarket, TotalUsageQuantity, TotalACR, CustomerCount FROM AzureUsage WHERE MeterCategory IN ('azure dns', 'STORAGE', 'Virtual Machines') TIMESPAN LIFETIME",
      ),
      group(
        azure.filter((row) => wanted.includes(lower(row, 'MeterCategory'))),
        ['CustomerMarket'],
        (rows) => ({
          TotalUsageQuantity: sum(rows, 'UsageQuantity'),
          TotalACR: sum(rows, 'ACR_USD'),
          CustomerCount: counted(distinct(rows, 'CustomerTpid')),
        }),
      ),
    );
  });

  test('groups chosen by a metric that is not selected', async () => {
    const groups = group(seats.filter(within(3)), ['SKU', 'MPNId'], (rows) => ({
      CustomerCount: counted(distinct(rows, 'CustomerTpid')),
      seats: sum(rows, 'AvailableSeats'),
    }));
    const totals = groups.map((row) => Number(row.seats)).sort((a, b) => a - b);
    const middle = Math.floor((totals[Math.floor(totals.length / 2)] ?? 0) / 10_000);
    expectSame(
      await answersOf(
        `SELECT SKU, MPNId, CustomerCount FROM SeatsSubscriptionsAndRevenue WHERE TotalSoldSeats > ${middle} TIMESPAN LAST_3_MONTHS`,
      ),
      groups
        .filter((row) => Number(row.seats) > middle * 10_000)
        .map(({ seats: _, ...row }) => row),
    );
  });

  test('a filter on rows and a filter on groups together', async () => {
    expectSame(
      await answersOf(
        "SELECT CustomerSegment, SubscriptionCount FROM SeatsSubscriptionsAndRevenue WHERE SubscriptionState != 'Disabled' AND SubscriptionCount >= 2 TIMESPAN LAST_1_YEAR",
      ),
      group(
        seats.filter(within(12)).filter((row) => row.SubscriptionState !== 'Disabled'),
        ['CustomerSegment'],
        (rows) => ({ SubscriptionCount: counted(distinct(rows, 'SubscriptionId')) }),
      ).filter((row) => Number(row.SubscriptionCount) >= 20_000),
    );
  });
});

describe('order', () => {
  const bySize = (a: Item, b: Item, name: string): number => Number(b[name]) - Number(a[name]);

  test('the largest ten of a metric', async () => {
    const expected = group(azure.filter(within(6)), ['SubscriptionId'], (rows) => ({
      TotalACR: sum(rows, 'ACR_USD'),
    }))
      .toSorted((a, b) => bySize(a, b, 'TotalACR'))
      .slice(0, 10);
    const found = await answersOf(
      'SELECT SubscriptionId, TotalACR FROM AzureUsage ORDER BY TotalACR LIMIT 10 TIMESPAN LAST_6_MONTHS',
    );
    expect(found.map((row) => row.TotalACR)).toEqual(expected.map((row) => row.TotalACR));
    expectSame(found, expected);
  });

  test('by two columns in different directions', async () => {
    const query =
      'SELECT DISTINCT Month, SubscriptionId FROM SeatsSubscriptionsAndRevenue ORDER BY Month ASC, SubscriptionId LIMIT 75 TIMESPAN LAST_3_MONTHS';
    const expected = [
      ...new Map(
        seats
          .filter(within(3))
          .map(({ Month = '', SubscriptionId = '' }) => [
            Month + SubscriptionId,
            { Month, SubscriptionId },
          ]),
      ).values(),
    ]
      .toSorted((a, b) => compare(a.Month, b.Month) || compare(b.SubscriptionId, a.SubscriptionId))
      .slice(0, 75);
    expect(expected).toHaveLength(75);
    expect((await api.tryQuery(query)).value).toEqual(expected);
    expect(parseRows(await runReport(api, query))).toEqual(expected);
  });

  const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

  test('by a column that is not selected', async () => {
    const key = (row: Row) => JSON.stringify([row.SubscriptionId, row.SKU, row.Month, row.MPNId]);
    const month = seats.filter(within(1)).filter((row) => units(row.BilledRevenueUSD) > 0n);
    const revenue = Map.groupBy(month, key);
    expect([...revenue.values()].filter((rows) => rows.length > 1)).toEqual([]);
    const found = parseRows(
      await runReport(
        api,
        'SELECT SubscriptionId, SKU, Month, MPNId FROM SeatsSubscriptionsAndRevenue WHERE BilledRevenueUSD > 0 ORDER BY BilledRevenueUSD LIMIT 20 TIMESPAN LAST_MONTH',
      ),
    );
    expect(found.map((row) => revenue.get(key(row))?.[0]?.BilledRevenueUSD)).toEqual(
      month
        .map((row) => at(row, 'BilledRevenueUSD'))
        .toSorted((a, b) => Number(b) - Number(a))
        .slice(0, 20),
    );
  });
});
