import * as fc from 'fast-check';
import { namesOf } from '../../catalog/catalog.ts';
import type { ColumnType, Dataset } from '../../catalog/dataset.ts';
import type { Comparison, Condition, Field, Order, QueryPlan, Value } from '../plan.ts';
import { mostDigits } from '../values/read-number.ts';

interface TypedField {
  readonly field: Field;
  readonly type: ColumnType;
}

/** Makes values that rows of a test hold. */
export type KnownValue = (type: ColumnType) => fc.Arbitrary<Value>;

/**
 * Any plan that the checker accepts for the dataset: every type of value, nasty texts included. With
 * `known`, every other value is one that rows may hold.
 */
export function planArbitrary(dataset: Dataset, known?: KnownValue): fc.Arbitrary<QueryPlan> {
  const columns = columnFields(dataset);
  const metrics = metricFields(dataset);
  const selects = fc.uniqueArray(fc.constantFrom(...columns, ...metrics), {
    minLength: 1,
    maxLength: 8,
    selector: ({ field }) => field.header,
  });
  const few = { maxLength: 3 };
  return fc
    .record({
      distinct: fc.boolean(),
      select: selects.map((fields) => fields.map(({ field }) => field)),
      where: fc.array(conditionOn(columns, known), few),
      having:
        metrics.length > 0
          ? fc.array(conditionOn(metrics, known), { maxLength: 2 })
          : fc.constant([]),
      limit: fc.option(
        fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.maxSafeNat().map(atLeastOne)),
      ),
      timespan: fc.constantFrom(...dataset.availableDateRanges),
    })
    .chain((parts) =>
      ordersFor(parts, [...columns, ...metrics]).map((orderBy) => ({
        program: dataset.program,
        dataset: dataset.name,
        ...parts,
        orderBy,
      })),
    );
}

const atLeastOne = (count: number): number => Math.max(1, count);

const columnFields = (dataset: Dataset): readonly TypedField[] =>
  dataset.columns
    .filter((column) => column.selectable)
    .flatMap((column) =>
      namesOf(column).map((header) => ({
        field: { kind: 'column' as const, name: column.name, header },
        type: column.type,
      })),
    );

const metricFields = (dataset: Dataset): readonly TypedField[] =>
  dataset.metrics.map(({ name, type }) => ({
    field: { kind: 'metric', name, header: name },
    type,
  }));

/** Only what may order: rows that stand for many can be ordered by what is selected. */
function ordersFor(
  { distinct, select, having }: Pick<QueryPlan, 'distinct' | 'select' | 'having'>,
  fields: readonly TypedField[],
): fc.Arbitrary<readonly Order[]> {
  const isSelected = (field: Field) => select.some((selected) => selected.name === field.name);
  const aggregates = having.length > 0 || select.some((field) => field.kind === 'metric');
  const free = fields
    .map(({ field }) => field)
    .filter(
      (field) => isSelected(field) || (!distinct && (!aggregates || field.kind === 'metric')),
    );
  return fc
    .uniqueArray(orderArbitrary(free), { maxLength: 3, selector: ({ field }) => field.name })
    .map((orders) => {
      // A metric among them makes the query aggregate, and then no other column may order.
      const turnsAggregate = orders.some(({ field }) => field.kind === 'metric');
      return turnsAggregate
        ? orders.filter(({ field }) => field.kind === 'metric' || isSelected(field))
        : orders;
    });
}

const orderArbitrary = (fields: readonly Field[]): fc.Arbitrary<Order> =>
  fc.record({
    field: fc.constantFrom(...fields),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  });

const conditionOn = (
  fields: readonly TypedField[],
  known: KnownValue = valueArbitrary,
): fc.Arbitrary<Condition> =>
  fc.constantFrom(...fields).chain(({ field, type }) => {
    const value = fc.oneof(valueArbitrary(type), known(type));
    const negated = fc.boolean();
    const values = fc.array(value, { minLength: 1, maxLength: 4 });
    const operator = fc.constantFrom<Comparison>('=', '!=', '>', '<', '>=', '<=');
    return fc.oneof(
      fc.record({
        kind: fc.constant('compare' as const),
        field: fc.constant(field),
        operator,
        value,
      }),
      fc.record({ kind: fc.constant('in' as const), field: fc.constant(field), negated, values }),
      ...(type.kind === 'string' && field.kind === 'column'
        ? [
            fc.record({
              kind: fc.constant('like' as const),
              field: fc.constant(field),
              negated,
              pattern: fc.oneof(
                textArbitrary,
                known(type).map(({ text }) => `%${text}%`),
              ),
            }),
          ]
        : []),
    );
  });

/** Values in canonical form, as the checker gives them for a column of that type. */
function valueArbitrary(type: ColumnType): fc.Arbitrary<Value> {
  switch (type.kind) {
    case 'string':
      return textArbitrary.map((text) => ({ type: 'string', text }));
    case 'integer':
      return fc.oneof(wholeArbitrary, fractionArbitrary);
    case 'decimal':
      return fc
        .oneof(wholeArbitrary, fractionArbitrary)
        .map(({ text }) => ({ type: 'decimal' as const, text }));
    case 'date':
      return timeArbitrary.map((time) => ({ type: 'date', text: time.slice(0, 10) }));
    case 'timestamp':
      return timeArbitrary.map((time) => ({ type: 'timestamp', text: `${time.slice(0, 19)}Z` }));
  }
}

const nastyPieces = [
  "'",
  "''",
  '"',
  '%',
  '_',
  '\\',
  '\n',
  '\r\n',
  '\t',
  ';',
  '--',
  '/*',
  '?',
  '$1',
];

const textArbitrary = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc
    .array(fc.oneof(fc.constantFrom(...nastyPieces), fc.string({ maxLength: 3 })), { maxLength: 6 })
    .map((pieces) => pieces.join('')),
  fc.constantFrom(
    '',
    ' ',
    ' padded ',
    'NULL',
    '2026-01-31',
    '１２',
    'İstanbul',
    'ﬁ',
    '日本語',
    '🙂',
    '\ufeffx',
  ),
);

const widest = 10n ** BigInt(mostDigits) - 1n;

const wholeArbitrary: fc.Arbitrary<Value> = fc
  .oneof(
    fc.integer({ min: -1000, max: 1000 }).map(BigInt),
    fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }),
    fc.bigInt({ min: -widest, max: widest }),
  )
  .map((whole) => ({ type: 'integer', text: String(whole) }));

const fractionArbitrary: fc.Arbitrary<Value> = fc
  .record({
    sign: fc.constantFrom('', '-'),
    whole: fc.bigInt({ min: 0n, max: 10n ** 20n }),
    fraction: fc.stringMatching(/^\d{0,16}[1-9]$/),
  })
  .map(({ sign, whole, fraction }) => ({ type: 'decimal', text: `${sign}${whole}.${fraction}` }));

const timeArbitrary = fc
  .date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  })
  .map((time) => time.toISOString());
