import fc from 'fast-check';
import type { Dataset } from '../../../catalog/dataset.ts';
import type { QueryPlan } from '../../../language/plan.ts';
import { printQuery } from '../../../language/print-query.ts';
import { planArbitrary } from '../../../language/testing/plan-arbitrary.ts';
import { salesDataset } from '../datasets.ts';
import { salesPlanArbitrary } from '../sales-arbitrary.ts';
import { knownValue } from './stored-rows.ts';

/** Query texts: most of them good, some with a fault somewhere. */
export function queryArbitrary(dataset: Dataset): fc.Arbitrary<string> {
  const plans = planArbitrary(dataset, knownValue);
  const good = fc
    .tuple(dataset === salesDataset ? fc.oneof(plans, salesPlanArbitrary) : plans, fc.boolean())
    .map(([plan, wide]) => printQuery(wide ? widened(plan, dataset) : plan));
  const faulty = fc
    .tuple(good, fc.nat(), fc.constantFrom("'", 'x', ',', ' AND ', '(', '\u{1f600}'))
    .map(([text, at, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + 1);
    });
  return fc.oneof({ weight: 19, arbitrary: good }, { weight: 1, arbitrary: faulty });
}

/** Random conditions and short periods leave few rows; half of the queries have one condition at most. */
const widened = (plan: QueryPlan, { availableDateRanges }: Dataset): QueryPlan => ({
  ...plan,
  where: plan.where.slice(0, 1),
  having: [],
  timespan: availableDateRanges.includes('LIFETIME') ? 'LIFETIME' : plan.timespan,
});
