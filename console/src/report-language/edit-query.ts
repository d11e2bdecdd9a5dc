import { addClause, fillIn, removeClause } from './edit-clause.ts';
import { changeCondition } from './edit-condition.ts';
import { appendItem, moveItem, removeItem } from './edit-list.ts';
import { changeOrder } from './edit-order.ts';
import type { QueryEdit } from './query-edit.ts';
import { type ClauseName, isSound, type QueryModel, type Span } from './query-model.ts';
import { readQuery } from './read-query.ts';
import { applyChanges, type Change, deletion, insertion } from './text-change.ts';
import { writeCondition, writeOrder } from './write-parts.ts';

const clauseOf: Readonly<Record<QueryEdit['kind'], ClauseName>> = {
  setDataset: 'from',
  setDistinct: 'select',
  addSelect: 'select',
  removeSelect: 'select',
  moveSelect: 'select',
  addCondition: 'where',
  changeCondition: 'where',
  removeCondition: 'where',
  addOrder: 'orderBy',
  changeOrder: 'orderBy',
  removeOrder: 'orderBy',
  moveOrder: 'orderBy',
  setLimit: 'limit',
  setTimespan: 'timespan',
};

/**
 * Changes the text no further than needed: layout, case and the order of clauses stay. A clause with
 * problems is left to whoever is writing it: the text then comes back as it is.
 */
export function editQuery(text: string, edit: QueryEdit): string {
  const model = readQuery(text);
  const clause = clauseOf[edit.kind];
  if (!isSound(model, clause)) return text;
  if (edit.kind === 'setDataset' && text.trim() === '') return `SELECT \nFROM ${edit.name}`;
  return applyChanges(text, changesFor(text, model, edit));
}

function changesFor(text: string, model: QueryModel, edit: QueryEdit): Change[] {
  switch (edit.kind) {
    case 'setDataset':
      return setOne(text, model, 'from', model.dataset, edit.name);
    case 'setLimit':
      return setOne(text, model, 'limit', model.limit, edit.limit);
    case 'setTimespan':
      return setOne(text, model, 'timespan', model.timespan, edit.range);
    case 'setDistinct':
      return setDistinct(text, model, edit.distinct);
    case 'addSelect':
      return addTo(text, model, 'select', model.select, edit.name);
    case 'removeSelect':
      return removeItem(model.select, edit.index);
    case 'moveSelect':
      return moveItem(text, model.select, edit.from, edit.to);
    case 'addCondition':
      return addTo(text, model, 'where', model.conditions, writeCondition(edit.condition));
    case 'changeCondition': {
      const old = model.conditions[edit.index];
      return old ? changeCondition(text, old, edit.condition) : [];
    }
    case 'removeCondition':
      return removeFrom(text, model, 'where', model.conditions, edit.index);
    case 'addOrder':
      return addTo(text, model, 'orderBy', model.orderBy, writeOrder(edit.order));
    case 'changeOrder': {
      const old = model.orderBy[edit.index];
      return old ? changeOrder(text, old, edit.order) : [];
    }
    case 'removeOrder':
      return removeFrom(text, model, 'orderBy', model.orderBy, edit.index);
    case 'moveOrder':
      return moveItem(text, model.orderBy, edit.from, edit.to);
  }
}

function setOne(
  text: string,
  model: QueryModel,
  clause: ClauseName,
  written: Span | null,
  next: string | null,
): Change[] {
  const whole = model.clauses[clause];
  if (next === null) return whole ? removeClause(text, whole) : [];
  if (written) return [{ from: written.from, to: written.to, insert: next }];
  return addClause(text, model, clause, next);
}

function setDistinct(text: string, model: QueryModel, distinct: boolean): Change[] {
  const select = model.clauses.select;
  if (distinct === (model.distinct !== null)) return [];
  if (!select) return addClause(text, model, 'select', 'DISTINCT');
  if (model.distinct) {
    return [deletion(text.slice(0, model.distinct.from).trimEnd().length, model.distinct.to)];
  }
  const keyword = text.slice(select.from, select.headTo);
  const word = keyword === keyword.toLowerCase() ? 'distinct' : 'DISTINCT';
  return model.select.length > 0
    ? [insertion(select.headTo, ` ${word}`)]
    : [fillIn(text, select.headTo, word)];
}

const joints = { select: ', ', where: ' AND ', orderBy: ', ' } as const;

function addTo(
  text: string,
  model: QueryModel,
  clause: keyof typeof joints,
  items: readonly Span[],
  item: string,
): Change[] {
  return items.length > 0
    ? appendItem(text, items, item, joints[clause])
    : addClause(text, model, clause, item);
}

/** The last one takes its clause along. */
function removeFrom(
  text: string,
  model: QueryModel,
  clause: ClauseName,
  items: readonly Span[],
  index: number,
): Change[] {
  const whole = model.clauses[clause];
  return items.length === 1 && index === 0 && whole
    ? removeClause(text, whole)
    : removeItem(items, index);
}
