import { isAggregate, type QueryPlan } from '../../../../src/language/plan.ts';
import type { Case } from './case-arbitrary.ts';
import type { Compared } from './compare-answers.ts';

/** What was played. */
export interface Tally {
  cases: number;
  rows: number;
  /** Of the cases, by what they use; `rows`: whose answer had some. */
  readonly features: Map<string, number>;
  readonly byDataset: Map<string, number>;
  /** In words, with all that is needed to see them again. */
  readonly differences: string[];
  /** Cases that neither engine could run, in words. */
  readonly failures: string[];
}

export const emptyTally = (): Tally => ({
  ...{ cases: 0, rows: 0, features: new Map(), byDataset: new Map() },
  ...{ differences: [], failures: [] },
});

export function count(
  tally: Tally,
  plan: QueryPlan,
  { format, grant }: Pick<Case, 'format' | 'grant'>,
  compared: Compared,
): void {
  tally.cases += 1;
  tally.rows += compared.rows;
  addOne(tally.byDataset, plan.dataset);
  const used = [...featuresOf(plan), format, `by ${grant.name}`, `TIMESPAN ${plan.timespan}`];
  for (const feature of used) addOne(tally.features, feature);
  if (compared.rows > 0) addOne(tally.features, 'answers with rows');
}

const addOne = (counts: Map<string, number>, name: string): void =>
  void counts.set(name, (counts.get(name) ?? 0) + 1);

function featuresOf(plan: QueryPlan): string[] {
  const { where, having, orderBy, distinct, limit } = plan;
  const conditions = [...where, ...having];
  const kinds = conditions.map((each) =>
    each.kind === 'compare'
      ? 'comparison'
      : `${each.negated ? 'NOT ' : ''}${each.kind.toUpperCase()}`,
  );
  const uses: Readonly<Record<string, boolean>> = {
    WHERE: where.length > 0,
    HAVING: having.length > 0,
    'ORDER BY': orderBy.length > 0,
    DISTINCT: distinct,
    LIMIT: limit !== null,
    metrics: isAggregate(plan),
    'plain rows': !isAggregate(plan) && !distinct,
  };
  const used = Object.keys(uses).filter((name) => uses[name]);
  return [...new Set([...used, ...kinds])];
}

export function summary({ cases, rows, features, byDataset, ...found }: Tally): string {
  const list = (counts: Map<string, number>) =>
    [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, n]) => `${name} ${n}`)
      .join(', ');
  return [
    `${cases} cases, ${rows} rows compared, ${found.differences.length} differences, ${found.failures.length} that neither runs`,
    `by dataset: ${list(byDataset)}`,
    `with: ${list(features)}`,
  ].join('\n');
}
