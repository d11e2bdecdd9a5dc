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
import { duckDbDialect } from '../duckdb/dialect.ts';
import { scanSql } from '../testing/scan-sql.ts';
import { compilePlan } from './compile.ts';

/** Everything outside of literals, quoted names and numbers, but for signs. */
const vocabulary = new Set([
  ...['SELECT', 'DISTINCT', 'FROM', 'AS', 'WHERE', 'AND', 'OR', 'NOT', 'IN', 'LIKE', 'IS', 'NULL'],
  ...['GROUP', 'BY', 'HAVING', 'ORDER', 'ASC', 'DESC', 'NULLS', 'LAST', 'LIMIT', 'FALSE', 'CAST'],
  ...['VARCHAR', 'BIGINT', 'HUGEINT', 'DECIMAL', 'DATE', 'TIMESTAMP'],
  ...['count', 'sum', 'lower', 'regexp_full_match', 'rows', 'stored', 'visible'],
]);

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

function compiled(plan: QueryPlan): string {
  const dataset = world.catalog.dataset('mpn', plan.dataset);
  if (!dataset) throw new Error(`no dataset ${plan.dataset}`);
  const interval = dataset.timeColumn === null ? null : resolveTimespan(plan.timespan, NOW);
  return compilePlan(duckDbDialect, guardPlan(plan, dataset, grant, interval), dataset, 'rows');
}

function expectNothingEscapes(plan: QueryPlan): void {
  const columns = world.catalog.dataset('mpn', plan.dataset)?.columns.map(({ name }) => name);
  for (const { kind, text } of scanSql(compiled(plan))) {
    if (kind === 'name') expect(columns).toContain(text);
    if (kind === 'word') expect(vocabulary).toContain(text);
  }
}

/** The statement with its literals left blank. */
const skeleton = (sql: string): string =>
  scanSql(sql)
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

describe('nothing that a user writes becomes SQL', () => {
  test('every fuzzed query that is accepted is made of catalog names, literals and fixed words', () => {
    let accepted = 0;
    fc.assert(
      fc.property(world.texts, (text) => {
        const checked = checkQuery(text, 'mpn', world.catalog);
        if (!checked.ok) return;
        accepted += 1;
        expectNothingEscapes(checked.plan);
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
          if (plan) expectNothingEscapes(plan);
        }),
      );
    }
  });

  test('the texts of a query change nothing but literals', () => {
    fc.assert(
      fc.property(planArbitrary(world.dataset), (plan) => {
        const calmed = { ...plan, where: plan.where.map(calm) };
        expect(skeleton(compiled(plan))).toBe(skeleton(compiled(calmed)));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["SELECT 'a'; DROP", /no token/],
    ["SELECT 'a' -- x", /no token/],
    ["SELECT 'a''b", /no token/],
    ['SELECT $1', /no token/],
  ])('the scanner does not let %s pass', (sql, message) => {
    expect(() => scanSql(sql)).toThrow(message);
  });
});

function planOf(text: string): QueryPlan | undefined {
  const checked = checkQuery(text, 'mpn', world.catalog);
  return checked.ok ? checked.plan : undefined;
}
