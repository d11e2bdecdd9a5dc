import { describe, expect, test } from 'vitest';
import { collectWorld, type SampleRow } from './testing/collect-world.ts';
import { createCalendar, yearMonthDay } from './world/calendar.ts';
import { awkwardNames } from './world/names.ts';

const endMonth = '2026-02';
const { months, lastDay } = createCalendar(endMonth);
const lastMonth = months.at(-1) ?? Number.NaN;
const sixMonths = months.at(-6) ?? Number.NaN;

const sizes = [
  { scale: 0.005, seed: 42 },
  { scale: 0.02, seed: 42 },
  { scale: 0.005, seed: 1 },
  { scale: 0.005, seed: -7 },
];

describe.each(sizes)('at scale $scale with seed $seed', async (size) => {
  const world = await collectWorld({ ...size, endMonth });
  const contoso = (dataset: string, since = 0): SampleRow[] =>
    world
      .rows(dataset)
      .filter((row) => (row.PGAMpnId ?? row.PGA_MPNId) === '1001000')
      .filter(({ Month }) => Number(Month ?? lastDay) >= since);

  test('each location of Contoso and Fabrikam has rows in every dataset', () => {
    const locations = ['1001001', '1001002', '1001003', '2002001', '2002002'];
    for (const { dataset } of world.all) {
      const present = new Set(world.rows(dataset.name).map((row) => row[dataset.locationColumn]));
      for (const location of locations) {
        expect(present.has(location), `${dataset.name} ${location}`).toBe(true);
      }
    }
  });

  test('Contoso is the largest account', () => {
    const counts = new Map<unknown, number>();
    for (const { dataset } of world.all) {
      for (const row of world.rows(dataset.name)) {
        const account = row[dataset.accountColumn];
        counts.set(account, (counts.get(account) ?? 0) + 1);
      }
    }
    const [largest] = [...counts].sort(([, one], [, other]) => other - one);
    expect(largest?.[0]).toBe('1001000');
  });

  test('the published sample queries on customers and partners find rows', () => {
    const customers = contoso('CustomersAndTenants', sixMonths);
    expect(
      customers.some(
        ({ CustomerMarket, Month }) => CustomerMarket === 'United States' && Month === lastMonth,
      ),
    ).toBe(true);
    expect(
      customers.some(
        ({ SKU, BilledRevenueUSD }) =>
          SKU === 'MICROSOFT 365 BUSINESS STANDARD' && Number(BilledRevenueUSD) > 2_000_000,
      ),
    ).toBe(true);
    expect(contoso('Profile').some(({ Country }) => Country === 'United States')).toBe(true);
  });

  test('the published sample queries on resellers and subscriptions find rows', () => {
    const resellers = contoso('ResellerPerformance', lastMonth);
    const american = resellers.filter(({ ResellerMarket }) => ResellerMarket === 'US');
    expect(american.some(({ ResellerMpnId }) => ResellerMpnId === '1051001')).toBe(true);
    expect(sumOf(american, 'BilledRevenueUSD')).toBeGreaterThan(100_000);
    const subscriptions = contoso('SeatsSubscriptionsAndRevenue', lastMonth);
    expect(subscriptions.some(({ IsAutoRenew }) => IsAutoRenew === 'N')).toBe(true);
    expect(subscriptions.some(({ SubscriptionState }) => SubscriptionState === 'Disabled')).toBe(
      true,
    );
    expect(subscriptions.some(({ MPNId }) => MPNId === '1001001')).toBe(true);
  });

  test('the published sample queries on Azure find rows', () => {
    const usage = contoso('AzureUsage', sixMonths);
    expect(usage.some(({ MeterCategory }) => MeterCategory === 'Azure DNS')).toBe(true);
    expect(usage.some(({ ACR_USD }) => Number(ACR_USD) > 2_000_000)).toBe(true);
  });

  test('datasets by day reach to the last day for Contoso, and not beyond', () => {
    for (const { dataset } of world.all.filter((each) => each.dataset.timeGrain === 'day')) {
      const days = contoso(dataset.name).map((row) => Number(row[dataset.timeColumn ?? '']));
      expect(Math.max(...days), dataset.name).toBe(lastDay);
    }
  });

  test('datasets by month have first days of months, all 24', () => {
    for (const { dataset } of world.all.filter((each) => each.dataset.timeGrain === 'month')) {
      const days = new Set(contoso(dataset.name).map((row) => row[dataset.timeColumn ?? '']));
      expect([...days].sort(), dataset.name).toEqual([...months]);
    }
  });

  test('awkward values are among the last six months of Contoso', () => {
    const rows = contoso('CustomersAndTenants', sixMonths);
    const names = new Set(rows.map(({ CustomerName }) => CustomerName));
    expect(awkwardNames.filter((name) => !names.has(name))).toEqual([]);
    expect(rows.some(({ TenantDomainName }) => TenantDomainName === '')).toBe(true);
    expect(rows.some(({ DUNSNumber }) => DUNSNumber === null)).toBe(true);
    expect(rows.some(({ BilledRevenueUSD }) => BilledRevenueUSD === 0)).toBe(true);
    expect(rows.some(({ BilledRevenueUSD }) => Number(BilledRevenueUSD) < 0)).toBe(true);
    expect(rows.some(({ IsDuplicateRowForPGA }) => IsDuplicateRowForPGA === 1)).toBe(true);
    const starts = contoso('SeatsSubscriptionsAndRevenue', sixMonths).map((row) =>
      Number(row.SubscriptionStartDate),
    );
    expect(starts.map(yearMonthDay).some(({ month, day }) => month === 2 && day === 29)).toBe(true);
    expect(starts.some((start) => yearMonthDay(start + 1).day === 1)).toBe(true);
  });
});

const sumOf = (rows: readonly SampleRow[], column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);
