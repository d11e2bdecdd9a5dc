import fc from 'fast-check';
import type { Condition, Field, QueryPlan, Value } from '../../language/plan.ts';
import { columnField, metricField, salesPlan } from './plans.ts';
import { day, type SalesRow } from './rows.ts';

const word = fc.constantFrom(
  '',
  'a',
  'A',
  'ab',
  'aB',
  'Zürich',
  'ZÜRICH',
  'é',
  '東京',
  "o'x",
  'a%b',
  'a_b',
  '\\',
  '😀',
  'x.y',
);
const dayText = fc.constantFrom('2026-01-31', '2026-02-28', '2026-03-01');

export const salesRowArbitrary: fc.Arbitrary<SalesRow> = fc.record({
  Account: fc.constantFrom('A1', 'A1', 'A1', 'A2'),
  Location: fc.option(fc.constantFrom('L1', 'L2')),
  Customer: fc.option(word),
  Email: fc.option(word),
  Day: fc.option(dayText.map(day)),
  ChangedTime: fc.option(dayText.map((text) => Date.parse(`${text}T01:02:03Z`))),
  Seats: fc.option(fc.integer({ min: -3, max: 3 })),
  Revenue: fc.option(fc.integer({ min: -250, max: 250 })),
  Rate: fc.option(fc.integer({ min: -20_000, max: 20_000 })),
});

const number = fc
  .tuple(
    fc.boolean(),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('', '.5', '.25', '.2501', '.00'),
  )
  .map(([negative, whole, fraction]) => `${negative ? '-' : ''}${whole}${fraction}`);

const texts = ['Location', 'Customer', 'Email'];
const columns = [...texts, 'Day', 'ChangedTime', 'Seats', 'Revenue', 'Rate'];
const metrics = ['Rows', 'CustomerCount', 'EmailCount', 'TotalSeats', 'TotalRevenue', 'TotalRate'];

function valueFor(name: string): fc.Arbitrary<Value> {
  if (texts.includes(name)) return word.map((text) => ({ type: 'string' as const, text }));
  if (name === 'Day') return dayText.map((text) => ({ type: 'date' as const, text }));
  if (name === 'ChangedTime') {
    return dayText.map((text) => ({ type: 'timestamp' as const, text: `${text}T01:02:03Z` }));
  }
  return number.map((text) => ({ type: 'decimal' as const, text }));
}

function conditionOn(field: Field): fc.Arbitrary<Condition> {
  const operator = fc.constantFrom('=', '!=', '>', '<', '>=', '<=');
  const value = valueFor(field.name);
  const compare = fc.record({
    kind: fc.constant('compare' as const),
    field: fc.constant(field),
    operator,
    value,
  });
  const within = fc.record({
    kind: fc.constant('in' as const),
    field: fc.constant(field),
    negated: fc.boolean(),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  });
  if (!texts.includes(field.name)) return fc.oneof(compare, within);
  const pattern = fc.string({
    unit: fc.constantFrom('%', '_', 'a', 'B', 'Ü', '\\', '.', '😀', "'"),
    maxLength: 5,
  });
  const like = fc.record({
    kind: fc.constant('like' as const),
    field: fc.constant(field),
    negated: fc.boolean(),
    pattern,
  });
  return fc.oneof(compare, within, like);
}

const some = (names: readonly string[], make: (name: string) => Field, maxLength: number) =>
  fc.subarray([...names], { maxLength }).map((chosen) => chosen.map(make));

/** Plans over the sales dataset, such as the checker lets through. */
export const salesPlanArbitrary: fc.Arbitrary<QueryPlan> = fc
  .record({
    columns: some(columns, (name) => columnField(name), 3),
    metrics: fc.oneof(fc.constant([]), some(metrics, metricField, 3)),
    where: fc.array(
      fc.constantFrom(...columns).chain((name) => conditionOn(columnField(name))),
      { maxLength: 2 },
    ),
    having: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      fc.array(
        fc.constantFrom(...metrics).chain((name) => conditionOn(metricField(name))),
        { maxLength: 2 },
      ),
    ),
    distinct: fc.boolean(),
    directions: fc.array(fc.constantFrom('asc' as const, 'desc' as const), { maxLength: 3 }),
  })
  .map(({ columns, metrics, directions, ...rest }) => {
    const chosen = [...columns, ...metrics];
    const select = chosen.length > 0 ? chosen : [columnField('Customer')];
    const orderBy = directions.flatMap((direction, index) => {
      const field = select[index];
      return field ? [{ field, direction }] : [];
    });
    return salesPlan({ ...rest, select, orderBy });
  });
