import { expect, test } from 'vitest';
import { openSalesEngine, soon } from '../testing/open-sales-engine.ts';
import {
  columnField,
  decimalValue,
  everything,
  guard,
  integerValue,
  metricField,
  viewer,
  where,
} from '../testing/plans.ts';
import { type SalesRow, salesRow } from '../testing/rows.ts';

type Plan = Parameters<typeof guard>[0];

/** Cents, so that `Revenue > 20000` holds for the second and the third. */
const rows = [
  salesRow({ Customer: 'b', Revenue: 100, Email: 'x' }),
  salesRow({ Customer: 'a', Revenue: 3_000_000, Email: 'z' }),
  salesRow({ Customer: 'c', Revenue: 2_000_001, Email: null }),
];

const names = (answer: { readonly rows: readonly Readonly<Record<string, unknown>>[] }) =>
  answer.rows.map(({ Customer }) => Customer);

async function openReader(of: readonly SalesRow[]) {
  const { engine } = await openSalesEngine(of);
  return (plan: Plan, grant = viewer) =>
    engine.preview(guard(plan, grant), { limit: 100, signal: soon() });
}

test('a search for what one may not see finds the same whatever there is', async () => {
  const read = await openReader(rows);
  const search = { where: [where('Revenue', '>', decimalValue('20000'))] };
  expect(names(await read(search, everything))).toEqual(['a', 'c']);
  expect(names(await read(search))).toEqual([]);
  const above = { kind: 'compare', operator: '>', value: integerValue('20000') } as const;
  const groups = {
    select: [columnField('Customer'), metricField('Rows')],
    having: [{ ...above, field: metricField('TotalRevenue') }],
  };
  expect(names(await read(groups, everything))).toEqual(['a', 'c']);
  expect(names(await read(groups))).toEqual([]);
});

test.each([
  ['a withheld number', columnField('Revenue'), ['b', 'c', 'a']],
  ['a withheld text', columnField('Email'), ['b', 'a', 'c']],
])('ordering by %s leaves the order to what is shown', async (_, field, seen) => {
  const read = await openReader(rows);
  const by = (direction: 'asc' | 'desc') => ({ orderBy: [{ field, direction }] });
  for (const direction of ['asc', 'desc'] as const) {
    expect(names(await read(by(direction)))).toEqual(['a', 'b', 'c']);
  }
  expect(names(await read(by('asc'), everything))).toEqual(seen);
});

test('ordering groups by a withheld metric leaves the order to their columns', async () => {
  const read = await openReader(rows);
  const plan = {
    select: [columnField('Customer'), metricField('TotalRevenue')],
    orderBy: [{ field: metricField('TotalRevenue'), direction: 'desc' }],
  } as const;
  expect(names(await read(plan, everything))).toEqual(['a', 'c', 'b']);
  const answer = await read(plan);
  expect(names(answer)).toEqual(['a', 'b', 'c']);
  expect(answer.rows.map(({ TotalRevenue }) => TotalRevenue)).toEqual([null, null, null]);
});
