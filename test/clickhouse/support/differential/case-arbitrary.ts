import fc from 'fast-check';
import type { Dataset } from '../../../../src/catalog/dataset.ts';
import { type FileFormat, fileFormats } from '../../../../src/engine/engine.ts';
import type { Condition, QueryPlan, Value } from '../../../../src/language/plan.ts';
import { printQuery } from '../../../../src/language/print-query.ts';
import { planArbitrary } from '../../../../src/language/testing/plan-arbitrary.ts';
import type { NamedGrant, World } from './world.ts';

export interface Case {
  readonly query: string;
  readonly grant: NamedGrant;
  readonly format: FileFormat;
  /** Of the preview; none for most, whose file tells as much. */
  readonly limit: number | undefined;
  /** Whether its size is measured too. */
  readonly measured: boolean;
}

const rarely = fc.integer({ min: 0, max: 9 }).map((one) => one === 0);

/** Whatever the checker accepts over a world; most of it is about values that there are. */
export function caseArbitrary(world: World): fc.Arbitrary<Case> {
  const query = planArbitrary(world.dataset)
    .chain((plan) => fc.tuple(fc.constant(plan), known(plan.where, world), fc.nat(3), fc.boolean()))
    .map(([plan, where, wide, isPlain]) => {
      const asked = widened({ ...plan, where }, world.dataset, wide);
      return printQuery(isPlain ? withoutMetrics(asked) : asked);
    });
  const [owner, ...others] = world.grants;
  if (!owner) throw new Error('nobody asks');
  return fc.record({
    query,
    grant: fc.oneof(fc.constant(owner), fc.constantFrom(...others)),
    format: fc.constantFrom(...fileFormats),
    limit: fc.constantFrom(1, 100, ...Array(4).fill(undefined)),
    measured: rarely,
  });
}

/** Random conditions leave no rows: three of four queries have one at most, two of four no period. */
const widened = (plan: QueryPlan, { availableDateRanges }: Dataset, wide: number): QueryPlan => ({
  ...plan,
  ...(wide > 0 ? { where: plan.where.slice(0, 1), having: plan.having.slice(0, wide - 1) } : {}),
  ...(wide > 1 && availableDateRanges.includes('LIFETIME') ? { timespan: 'LIFETIME' } : {}),
});

/** Nearly every plan of up to eight fields has a metric. */
function withoutMetrics(plan: QueryPlan): QueryPlan {
  const select = plan.select.filter(({ kind }) => kind === 'column');
  if (select.length === 0) return plan;
  const orderBy = plan.orderBy.filter(({ field }) => field.kind === 'column');
  return { ...plan, select, having: [], orderBy };
}

const known = (where: readonly Condition[], world: World): fc.Arbitrary<Condition[]> =>
  fc.tuple(...where.map((condition) => knownCondition(condition, world)));

/** The condition, or mostly one like it that is about what rows hold. */
function knownCondition(condition: Condition, { values }: World): fc.Arbitrary<Condition> {
  const stored = values.get(condition.field.name) ?? [];
  if (stored.length === 0) return fc.constant(condition);
  const text = fc.constantFrom(...stored);
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(condition) },
    { weight: 4, arbitrary: aboutStored(condition, text) },
  );
}

function aboutStored(condition: Condition, text: fc.Arbitrary<string>): fc.Arbitrary<Condition> {
  switch (condition.kind) {
    case 'compare': {
      const compared = text.map((found) => ({ ...condition, value: inQuotes(found) }));
      const { field, value } = condition;
      const like = { kind: 'like', field, negated: false, pattern: '' } as const;
      return value.type === 'string' ? fc.oneof(compared, aboutStored(like, text)) : compared;
    }
    case 'in':
      return fc
        .array(text, { minLength: 1, maxLength: 6 })
        .map((all) => ({ ...condition, values: all.map(inQuotes) }));
    case 'like':
      return fc
        .tuple(text, fc.nat(), fc.nat(), fc.nat(5))
        .map((made) => ({ ...condition, pattern: patternOf(...made) }));
  }
}

/** A text stands for a value of any type. */
const inQuotes = (text: string): Value => ({ type: 'string', text });

/** A stretch of the text, with wildcards about it, in it, or in place of a character; in either case. */
function patternOf(text: string, one: number, other: number, how: number): string {
  const characters = [...text];
  const at = one % (characters.length + 1);
  const end = at + (other % (characters.length + 1 - at));
  switch (how) {
    case 0:
      return `${characters.slice(0, at).join('')}%`;
    case 1:
      return `%${characters.slice(at).join('').toUpperCase()}`;
    case 2:
      return `%${characters.slice(at, end).join('')}%`;
    case 3:
      return `${characters.slice(0, at).join('')}_${characters.slice(at + 1).join('')}`;
    case 4:
      return `${characters.slice(0, at).join('')}%${characters.slice(end).join('')}`;
    default:
      return text.toLowerCase();
  }
}
