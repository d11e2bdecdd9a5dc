import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkQuery } from '../../language/check-query.ts';
import type { Condition, QueryPlan } from '../../language/plan.ts';
import { printQuery } from '../../language/print-query.ts';
import { mutatedArbitrary } from '../../language/testing/fragments.ts';
import { type FuzzWorld, openFuzzWorld } from '../../language/testing/fuzz.ts';
import { planArbitrary } from '../../language/testing/plan-arbitrary.ts';
import { resolveTimespan } from '../../language/timespan.ts';
import { guardPlan } from '../../policy/guard.ts';
import { clickHouseDialect } from '../clickhouse/dialect.ts';
import { POSITION } from '../clickhouse/stored-order.ts';
import { duckDbDialect } from '../duckdb/dialect.ts';
import { type Quoting, scanSql } from '../testing/scan-sql.ts';
import { compilePlan } from './compile.ts';
import type { Dialect } from './dialect.ts';

/** Everything outside of literals, quoted names and numbers, but for signs. */
const common = [
  ...['SELECT', 'DISTINCT', 'FROM', 'AS', 'WHERE', 'AND', 'OR', 'NOT', 'IN', 'LIKE', 'IS', 'NULL'],
  ...['GROUP', 'BY', 'HAVING', 'ORDER', 'ASC', 'DESC', 'NULLS', 'LAST', 'LIMIT', 'FALSE', 'CAST'],
  ...['count', 'sum', 'rows', 'stored', 'visible'],
];

interface Target {
  readonly engine: string;
  readonly dialect: Dialect;
  readonly quoting: Quoting;
  readonly vocabulary: ReadonlySet<string>;
}

const targets: readonly Target[] = [
  {
    engine: 'DuckDB',
    dialect: duckDbDialect,
    quoting: 'standard',
    vocabulary: new Set([
      ...common,
      ...['VARCHAR', 'BIGINT', 'HUGEINT', 'DECIMAL', 'DATE', 'TIMESTAMP'],
      ...['lower', 'regexp_full_match'],
    ]),
  },
  {
    engine: 'ClickHouse',
    dialect: clickHouseDialect,
    quoting: 'escaping',
    vocabulary: new Set([
      ...common,
      ...['Nullable', 'String', 'Int64', 'Int128', 'Decimal', 'Date32', 'DateTime64'],
      ...['uniqExact', 'lowerUTF8', 'translateUTF8', 'toDateTime64'],
    ]),
  },
];

const NOW = new Date('2026-03-15T12:00:00Z');
/** As hostile as an operator's data may be. */
const grant = {
  account: `A'1"; --`,
  locations: ["L'1", '\\', '"'],
  withheld: ['personal'] as const,
};
let world: FuzzWorld;

beforeAll(async () => {
  world = await openFuzzWorld();
});

function compiled({ dialect }: Target, plan: QueryPlan): string {
  const dataset = world.catalog.dataset('mpn', plan.dataset);
  if (!dataset) throw new Error(`no dataset ${plan.dataset}`);
  const interval = dataset.timeColumn === null ? null : resolveTimespan(plan.timespan, NOW);
  return compilePlan(dialect, guardPlan(plan, dataset, grant, interval), dataset, 'rows');
}

function expectNothingEscapes(target: Target, plan: QueryPlan): void {
  const columns = world.catalog.dataset('mpn', plan.dataset)?.columns.map(({ name }) => name);
  for (const { kind, text } of scanSql(compiled(target, plan), target.quoting)) {
    if (kind === 'name') expect([...(columns ?? []), POSITION]).toContain(text);
    if (kind === 'word') expect(target.vocabulary).toContain(text);
  }
}

/** The statement with its literals left blank. */
const skeleton = (target: Target, plan: QueryPlan): string =>
  scanSql(compiled(target, plan), target.quoting)
    .map(({ kind, text }) => (kind === 'literal' ? "'…'" : `${kind}:${text}`))
    .join(' ');

const calm = (condition: Condition): Condition => {
  if (condition.kind === 'compare' && condition.value.type === 'string') {
    return { ...condition, value: { type: 'string', text: 'calm' } };
  }
  if (condition.kind !== 'in') return condition;
  const values = condition.values.map((value) =>
    value.type === 'string' ? { ...value, text: 'calm' } : value,
  );
  return { ...condition, values };
};

describe.each(targets)('nothing that a user writes becomes SQL of $engine', (target) => {
  test('every fuzzed query that is accepted is made of catalog names, literals and fixed words', () => {
    let accepted = 0;
    fc.assert(
      fc.property(world.texts, (text) => {
        const checked = checkQuery(text, 'mpn', world.catalog);
        if (!checked.ok) return;
        accepted += 1;
        expectNothingEscapes(target, checked.plan);
      }),
      { numRuns: 4000 },
    );
    expect(accepted).toBeGreaterThan(400);
  });

  test('over every dataset, also where a text is put into the middle of a good query', () => {
    for (const dataset of world.catalog.datasets('mpn')) {
      const hostile = fc.constantFrom(`'; DROP TABLE x; --`, `"`, `' OR '1'='1`, `\\'`, '$$', '/*');
      const texts = mutatedArbitrary(planArbitrary(dataset).map(printQuery), hostile);
      const plans = fc.oneof(planArbitrary(dataset), texts.map(planOf));
      fc.assert(
        fc.property(plans, (plan) => {
          if (plan) expectNothingEscapes(target, plan);
        }),
      );
    }
  });

  test('the texts of a query change nothing but literals', () => {
    fc.assert(
      fc.property(planArbitrary(world.dataset), (plan) => {
        const calmed = { ...plan, where: plan.where.map(calm) };
        expect(skeleton(target, plan)).toBe(skeleton(target, calmed));
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ["SELECT 'a'; DROP", 'standard'],
  ["SELECT 'a' -- x", 'standard'],
  ["SELECT 'a''b", 'standard'],
  ['SELECT $1', 'standard'],
  ["SELECT 'a\\'", 'escaping'],
  ["SELECT 'a\\\\' OR '", 'escaping'],
  ["SELECT 'a\\x41'", 'escaping'],
  ['SELECT "a\\" FROM', 'escaping'],
] as const)('the scanner does not let %s pass where quoting is %s', (sql, quoting) => {
  expect(() => scanSql(sql, quoting)).toThrow(/no token/);
});

function planOf(text: string): QueryPlan | undefined {
  const checked = checkQuery(text, 'mpn', world.catalog);
  return checked.ok ? checked.plan : undefined;
}
