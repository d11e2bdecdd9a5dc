import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultCatalogFolder, loadCatalog } from '../../../src/catalog/load-catalog.ts';
import { moveIn } from './edit-list.ts';
import { editQuery } from './edit-query.ts';
import type { QueryEdit } from './query-edit.ts';
import { isList, isSound, type Operator } from './query-model.ts';
import { readQuery } from './read-query.ts';
import { type Condition, type Order, writeCondition, writeOrder } from './write-parts.ts';

/** What a query says, whatever its layout. */
interface Said {
  readonly dataset: string | null;
  readonly distinct: boolean;
  readonly select: readonly string[];
  readonly conditions: readonly Condition[];
  readonly orderBy: readonly Order[];
  readonly limit: string | null;
  readonly timespan: string | null;
}

function saidBy(text: string): Said {
  const model = readQuery(text);
  expect(model.problems, text).toEqual([]);
  return {
    dataset: model.dataset?.text ?? null,
    distinct: model.distinct !== null,
    select: model.select.map((item) => item.text),
    conditions: model.conditions.map(({ name, operator, values }) => ({
      ...{ name: name.text, operator },
      values: values.map(({ kind, text: value }) => ({ kind, text: value })),
    })),
    orderBy: model.orderBy.map(({ name, direction }) => ({ name: name.text, direction })),
    limit: model.limit?.text ?? null,
    timespan: model.timespan?.text ?? null,
  };
}

const name = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,5}x$/);
const value = fc.oneof(
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom("'", "''", "O'Brien", '\n', ' ', ';', '5'),
    )
    .map((text) => ({ kind: 'text' as const, text })),
  fc
    .stringMatching(/^[+-]?(\d{1,9}(\.\d{1,4})?|\.\d{1,4})$/)
    .map((text) => ({ kind: 'number' as const, text })),
);
const operator = fc.constantFrom<Operator>(
  ...(['=', '!=', '>', '<', '>=', '<=', 'LIKE', 'NOT LIKE', 'IN', 'NOT IN'] as const),
);
const condition: fc.Arbitrary<Condition> = operator.chain((chosen) =>
  fc.record({
    name,
    operator: fc.constant(chosen),
    values: fc.array(value, { minLength: 1, maxLength: isList(chosen) ? 4 : 1 }),
  }),
);
const order: fc.Arbitrary<Order> = fc.record({ name, direction: fc.constantFrom('asc', 'desc') });
const limit = fc.maxSafeNat().map(String);

const said: fc.Arbitrary<Said> = fc.record({
  dataset: name,
  distinct: fc.boolean(),
  select: fc.array(name, { minLength: 1, maxLength: 5 }),
  conditions: fc.array(condition, { maxLength: 4 }),
  orderBy: fc.array(order, { maxLength: 3 }),
  limit: fc.option(limit),
  timespan: fc.option(name),
});

const index = fc.nat(5);
const edit: fc.Arbitrary<QueryEdit> = fc.oneof(
  fc.record({ kind: fc.constant('setDataset' as const), name }),
  fc.record({ kind: fc.constant('setDistinct' as const), distinct: fc.boolean() }),
  fc.record({ kind: fc.constant('addSelect' as const), name }),
  fc.record({ kind: fc.constantFrom('removeSelect', 'removeCondition', 'removeOrder'), index }),
  fc.record({ kind: fc.constantFrom('moveSelect', 'moveOrder'), from: index, to: index }),
  fc.record({ kind: fc.constant('addCondition' as const), condition }),
  fc.record({ kind: fc.constant('changeCondition' as const), index, condition }),
  fc.record({ kind: fc.constant('addOrder' as const), order }),
  fc.record({ kind: fc.constant('changeOrder' as const), index, order }),
  fc.record({ kind: fc.constant('setLimit' as const), limit: fc.option(limit) }),
  fc.record({ kind: fc.constant('setTimespan' as const), range: fc.option(name) }),
);

interface Layout {
  readonly gap: string;
  readonly comma: string;
  readonly and: string;
  readonly isLower: boolean;
  readonly end: string;
  readonly shuffle: readonly number[];
}

const layout: fc.Arbitrary<Layout> = fc.record({
  gap: fc.constantFrom(' ', '\n', '\n  ', '\r\n\t', ' \n\n'),
  comma: fc.constantFrom(', ', ',', ' ,\n  ', '\n, '),
  and: fc.constantFrom(' AND ', '\n  AND ', ' and\n'),
  isLower: fc.boolean(),
  end: fc.constantFrom('', ';', '\n', ' ;\n'),
  shuffle: fc.array(fc.nat(99), { minLength: 4, maxLength: 4 }),
});

/** The clauses of a text, those after FROM in an order of the writer's own. */
function clausesOf(query: Said, { comma, and, isLower, shuffle }: Layout): string[] {
  const key = (keyword: string) => (isLower ? keyword.toLowerCase() : keyword);
  const tail = [
    query.conditions.length > 0 &&
      `${key('WHERE')} ${query.conditions.map(writeCondition).join(and)}`,
    query.orderBy.length > 0 && `${key('ORDER  BY')} ${query.orderBy.map(writeOrder).join(comma)}`,
    query.limit !== null && `${key('LIMIT')} ${query.limit}`,
    query.timespan !== null && `${key('TIMESPAN')} ${query.timespan}`,
  ];
  const shuffled = tail
    .map((clause, at) => ({ clause, rank: shuffle[at] ?? 0 }))
    .toSorted((one, other) => one.rank - other.rank)
    .flatMap(({ clause }) => clause || []);
  const distinct = query.distinct ? `${key('DISTINCT')} ` : '';
  return [
    `${key('SELECT')} ${distinct}${query.select.join(comma)}`,
    `${key('FROM')} ${query.dataset}`,
    ...shuffled,
  ];
}

const write = (query: Said, how: Layout): string => clausesOf(query, how).join(how.gap) + how.end;

const replace = <Item>(items: readonly Item[], at: number, item: Item): readonly Item[] =>
  at < items.length ? items.with(at, item) : items;

/** The edit as it is meant, on what the query says. */
function edited(query: Said, step: QueryEdit): Said {
  switch (step.kind) {
    case 'setDataset':
      return { ...query, dataset: step.name };
    case 'setDistinct':
      return { ...query, distinct: step.distinct };
    case 'addSelect':
      return { ...query, select: [...query.select, step.name] };
    case 'removeSelect':
      return { ...query, select: query.select.toSpliced(step.index, 1) };
    case 'moveSelect':
      return { ...query, select: moveIn(query.select, step.from, step.to) };
    case 'addCondition':
      return { ...query, conditions: [...query.conditions, step.condition] };
    case 'changeCondition':
      return { ...query, conditions: replace(query.conditions, step.index, step.condition) };
    case 'removeCondition':
      return { ...query, conditions: query.conditions.toSpliced(step.index, 1) };
    case 'addOrder':
      return { ...query, orderBy: [...query.orderBy, step.order] };
    case 'changeOrder':
      return { ...query, orderBy: replace(query.orderBy, step.index, step.order) };
    case 'removeOrder':
      return { ...query, orderBy: query.orderBy.toSpliced(step.index, 1) };
    case 'moveOrder':
      return { ...query, orderBy: moveIn(query.orderBy, step.from, step.to) };
    case 'setLimit':
      return { ...query, limit: step.limit };
    case 'setTimespan':
      return { ...query, timespan: step.range };
  }
}

const clauseOf = (step: QueryEdit) =>
  (
    ({
      setDataset: 'from',
      setLimit: 'limit',
      setTimespan: 'timespan',
      addCondition: 'where',
      changeCondition: 'where',
      removeCondition: 'where',
    }) as const
  )[step.kind as 'setDataset'] ?? (step.kind.endsWith('Order') ? 'orderBy' : 'select');

/** The text without the clause, and without the blanks around it. */
function without(text: string, clause: ReturnType<typeof clauseOf>): string {
  const span = readQuery(text).clauses[clause];
  return (span ? `${text.slice(0, span.from).trimEnd()} ${text.slice(span.to).trimStart()}` : text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' ;', ';')
    .trim();
}

test('what a text says after any edits is what they meant', () => {
  fc.assert(
    fc.property(
      said,
      layout,
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      (query, how, edits) => {
        const text = edits.reduce(editQuery, write(query, how));
        expect(saidBy(text)).toEqual(edits.reduce(edited, query));
      },
    ),
    { numRuns: 600 },
  );
});

test('an edit changes no other clause', () => {
  fc.assert(
    fc.property(said, layout, edit, (query, how, step) => {
      const before = write(query, how);
      const after = editQuery(before, step);
      expect(without(after, clauseOf(step))).toBe(without(before, clauseOf(step)));
      for (const clause of clausesOf(query, how)) {
        const [keyword = ''] = clause.split(' ');
        const isEdited = readQuery(clause).clauses[clauseOf(step)] !== undefined;
        if (!isEdited) expect(after, keyword).toContain(clause);
      }
    }),
    { numRuns: 600 },
  );
});

test('what is added and taken away again leaves no trace', () => {
  const there = fc.oneof(
    name.map((added) => [{ kind: 'addSelect', name: added }, 'removeSelect', 'select'] as const),
    condition.map(
      (added) =>
        [{ kind: 'addCondition', condition: added }, 'removeCondition', 'conditions'] as const,
    ),
    order.map((added) => [{ kind: 'addOrder', order: added }, 'removeOrder', 'orderBy'] as const),
  );
  fc.assert(
    fc.property(said, layout, there, (query, how, [add, remove, list]) => {
      const text = write(query, how);
      const back = editQuery(editQuery(text, add), { kind: remove, index: query[list].length });
      expect(back).toBe(text);
    }),
  );
});

test('half a query: an edit is made in full, or not at all', () => {
  fc.assert(
    fc.property(said, layout, edit, fc.nat(200), fc.nat(5), (query, how, step, at, length) => {
      const whole = write(query, how);
      const half = whole.slice(0, at) + whole.slice(at + length);
      const [before, after] = [readQuery(half), editQuery(half, step)];
      const clause = clauseOf(step);
      if (!isSound(before, clause)) expect(after).toBe(half);
      else if (step.kind === 'setLimit')
        expect(readQuery(after).limit?.text ?? null).toBe(step.limit);
    }),
    { numRuns: 600 },
  );
});

describe('every query of the catalog', async () => {
  const catalog = await loadCatalog([defaultCatalogFolder]);
  const queries = [
    ...catalog.systemQueries('mpn').map(({ name: title, query }) => ({ title, query })),
    ...catalog.sampleQueries('mpn').map(({ title, query }) => ({ title, query })),
  ];

  test.each(queries)('$title', ({ query }) => {
    const { select, dataset } = saidBy(query);
    expect(dataset).not.toBeNull();
    const last = select.length - 1;
    const moved = editQuery(query, { kind: 'moveSelect', from: 0, to: last });
    expect(editQuery(moved, { kind: 'moveSelect', from: last, to: 0 })).toBe(query);
    const more = editQuery(query, { kind: 'addSelect', name: 'New' });
    expect(editQuery(more, { kind: 'removeSelect', index: last + 1 })).toBe(query);
  });
});
