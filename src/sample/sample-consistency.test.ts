import { expect, test } from 'vitest';
import { collectWorld, type SampleRow } from './testing/collect-world.ts';
import { monthStart } from './world/calendar.ts';

const world = await collectWorld({ scale: 0.02, seed: 5, endMonth: '2025-12' });

/** The same thing under the names that the datasets give it. */
const customerFacts = {
  name: ['CustomerName', 'AccountName'],
  tenant: ['CustomerTenantId'],
  market: ['CustomerMarket', 'CustomerCountry', 'CustomerTenantCountry', 'Subsidiary'],
  segment: ['CustomerSegment', 'Segment'],
  industry: ['IndustryName', 'Industry'],
  number: ['DUNSNumber'],
  domain: ['TenantDomainName', 'Domain'],
  account: ['PGAMpnId'],
};

test('a customer is the same in every dataset', () => {
  const known = new Map<string, unknown>();
  for (const { dataset } of world.all) {
    for (const row of world.rows(dataset.name)) {
      const id = row.CustomerTpid ?? row.CustomerId ?? row.CustomerID;
      for (const [fact, columns] of Object.entries(customerFacts)) {
        const column = columns.find((each) => each in row);
        if (!id || !column) continue;
        const key = `${id} ${fact}`;
        if (!known.has(key)) known.set(key, row[column]);
        else if (known.get(key) !== row[column]) expect.fail(`${dataset.name}.${column} of ${id}`);
      }
    }
  }
  expect(known.size).toBeGreaterThan(500);
});

test('ids belong to one thing each', () => {
  const seats = world.rows('SeatsSubscriptionsAndRevenue');
  expectOneEach(seats, 'SubscriptionId', 'CustomerTpid');
  expectOneEach(seats, 'CustomerTenantId', 'CustomerTpid');
  expectOneEach(seats, 'CustomerTpid', 'CustomerTenantId');
  expectOneEach(world.rows('MSLearn'), 'UserId', 'UserName');
  expectOneEach(world.rows('ResellerPerformance'), 'ResellerMpnId', 'PGAMpnId');
  const customers = world.rows('CLASAzurePropensity').map(({ CustomerID }) => CustomerID);
  expect(new Set(customers).size).toBe(customers.length);
  const profiles = world.rows('Profile').map(({ MPNId }) => MPNId);
  expect(new Set(profiles).size).toBe(profiles.length);
});

test('a subscription has one row a month and attribution, within its term and shortly after', () => {
  const keys = world
    .rows('SeatsSubscriptionsAndRevenue')
    .map((row) => [row.SubscriptionId, row.Month, row.MPNId, row.PartnerAttributionType].join());
  expect(new Set(keys).size).toBe(keys.length);
  for (const row of world.rows('SeatsSubscriptionsAndRevenue')) {
    const [month, start, end] = [row.Month, row.SubscriptionStartDate, row.SubscriptionEndDate].map(
      Number,
    );
    expect(row.SubscriptionStartMonth).toBe(monthStart(start ?? 0));
    expect(month).toBeGreaterThanOrEqual(monthStart(start ?? 0));
    expect(row.SubscriptionState === 'Active').toBe((month ?? 0) <= (end ?? 0));
    if (row.SubscriptionState !== 'Active') expect(row.AvailableSeats).toBe(0);
  }
});

test('seats in use are no more than assigned, nor those than available', () => {
  for (const dataset of ['DynamicsUsage', 'PowerBIUsage']) {
    for (const row of world.rows(dataset)) {
      const [available, assigned, active] = [
        row.AvailableSeats,
        row.AssignedSeats,
        row.ActiveSeats,
      ].map(Number);
      expect(assigned).toBeLessThanOrEqual(available ?? 0);
      expect(active).toBeLessThanOrEqual(assigned ?? 0);
      const percent = available ? Math.round(((active ?? 0) * 10_000) / available) : null;
      expect(row.ActiveUsagePercent).toBe(percent);
    }
  }
});

test('a usage dataset shows the seats that the subscription has', () => {
  const keyOf = (row: SampleRow) => `${row.SubscriptionId} ${row.Month}`;
  const seats = new Map(world.rows('SeatsSubscriptionsAndRevenue').map((row) => [keyOf(row), row]));
  for (const dataset of ['DynamicsUsage', 'PowerBIUsage']) {
    for (const row of world.rows(dataset)) {
      const same = seats.get(keyOf(row));
      expect([row.AvailableSeats, row.AssignedSeats]).toEqual([
        same?.AvailableSeats,
        same?.AssignedSeats,
      ]);
    }
  }
});

test('the consumption of a subscription is the sum of its meters, here and in its revenue', () => {
  const keyOf = (row: SampleRow) =>
    `${row.SubscriptionId} ${row.Month} ${row.MPNId} ${row.PartnerAttributionType}`;
  const usage = Map.groupBy(world.rows('AzureUsage'), keyOf);
  const revenue = new Map(
    world
      .rows('SeatsSubscriptionsAndRevenue')
      .map((row) => [keyOf(row), row.AzureConsumedRevenueUSD]),
  );
  expect(usage.size).toBeGreaterThan(500);
  for (const [key, rows] of usage) {
    const sum = rows.reduce((total, { ACR_USD }) => total + Number(ACR_USD), 0);
    expect(rows.every((row) => row.MonthlySubscriptionLevelACR === sum)).toBe(true);
    expect(revenue.get(key)).toBe(sum);
  }
});

test('duplicates repeat a row that is none', () => {
  const keyOf = (row: SampleRow) => `${row.SubscriptionId} ${row.Month}`;
  const [originals, duplicates] = [0, 1].map((mark) =>
    world.rows('SeatsSubscriptionsAndRevenue').filter((row) => row.IsDuplicateRowForPGA === mark),
  );
  const known = new Set(originals?.map(keyOf));
  expect(known.size).toBe(originals?.length);
  expect(duplicates?.length).toBeGreaterThan(20);
  expect(duplicates?.every((row) => known.has(keyOf(row)))).toBe(true);
});

function expectOneEach(rows: readonly SampleRow[], id: string, owner: string): void {
  const owners = new Map<unknown, unknown>();
  for (const row of rows) {
    if (!owners.has(row[id])) owners.set(row[id], row[owner]);
    if (owners.get(row[id]) !== row[owner]) expect.fail(`${id} ${row[id]} has two of ${owner}`);
  }
  expect(owners.size).toBeGreaterThan(10);
}
