import type { SyntaxNode } from '@lezer/common';
import { parser } from './generated/parser.ts';
import {
  type ClauseName,
  type ClauseProblem,
  comparisons,
  isList,
  type Operator,
  type QueryModel,
  type Span,
  type Value,
  type Written,
  type WrittenClause,
  type WrittenCondition,
  type WrittenOrder,
} from './query-model.ts';

const clauseOf: Readonly<Record<string, ClauseName>> = {
  SelectClause: 'select',
  FromClause: 'from',
  WhereClause: 'where',
  OrderClause: 'orderBy',
  LimitClause: 'limit',
  TimespanClause: 'timespan',
};

/** Never fails: what is not understood is left out, and told in `problems`. */
export function readQuery(text: string): QueryModel {
  const tops = childrenOf(parser.parse(text).topNode);
  const clauses = new Map<ClauseName, SyntaxNode>();
  const problems: ClauseProblem[] = [];
  let current: ClauseName | null = null;
  for (const node of tops) {
    const clause = clauseOf[node.name];
    if (clause) current = clause;
    if (clause && clauses.has(clause)) problems.push({ clause, ...spanOf(node) });
    else if (clause) {
      clauses.set(clause, node);
      problems.push(...problemsIn(node, text).map((span) => ({ clause, ...span })));
    } else if (node.type.isError) problems.push({ clause: current, ...spanOf(node) });
  }
  return {
    ...partsOf(clauses, text),
    clauses: Object.fromEntries([...clauses].map(([name, node]) => [name, clauseIn(node, text)])),
    problems,
    readable: isReadable(text, [...clauses.values()], problems),
  };
}

function partsOf(clauses: ReadonlyMap<ClauseName, SyntaxNode>, text: string) {
  const written = (node: SyntaxNode): Written => writtenIn(node, text);
  const all = (clause: ClauseName, name: string): SyntaxNode[] =>
    clauses.get(clause)?.getChildren(name) ?? [];
  const first = (clause: ClauseName, name: string): Written | null =>
    all(clause, name).map(written)[0] ?? null;
  return {
    dataset: first('from', 'DatasetName'),
    distinct: all('select', 'Distinct').map(spanOf)[0] ?? null,
    select: all('select', 'SelectItem').map(written),
    conditions: all('where', 'Condition').flatMap((node) => readCondition(node, text) ?? []),
    orderBy: all('orderBy', 'OrderItem').flatMap((node) => readOrder(node, text) ?? []),
    limit: first('limit', 'LimitCount'),
    timespan: first('timespan', 'TimespanRange'),
  };
}

/** An unclosed text takes all that follows into itself, and so it would what is added. */
const isReadable = (
  text: string,
  clauses: readonly SyntaxNode[],
  problems: readonly ClauseProblem[],
): boolean =>
  text.trim() === '' ||
  (clauses.length > 0 &&
    problems.every(({ clause }) => clause !== null) &&
    !clauses.some((clause) => some(clause, ({ name }) => name === 'UnclosedString')));

function clauseIn(node: SyntaxNode, text: string): WrittenClause {
  const heads = ['Select', 'Distinct', 'From', 'Where', 'Order', 'By', 'Limit', 'Timespan'];
  const head = childrenOf(node).findLast(({ name }) => heads.includes(name));
  // An error of no length at its end takes the blanks before the next clause along.
  const to = node.from + text.slice(node.from, node.to).trimEnd().length;
  return { from: node.from, to, headTo: head?.to ?? node.from };
}

/** A clause of nothing but its keywords is no problem: there is something yet to be filled in. */
function problemsIn(clause: SyntaxNode, text: string): Span[] {
  const { headTo, to } = clauseIn(clause, text);
  const isBegun = clause.name !== 'OrderClause' || clause.getChild('By') !== null;
  if (headTo === to && isBegun) return [];
  const found: Span[] = [];
  const walk = (node: SyntaxNode): void => {
    if (node.name === 'UnclosedString') found.push(spanOf(node));
    else if (node.type.isError) found.push(node.from === node.to ? placeOf(node) : spanOf(node));
    else for (const child of childrenOf(node)) walk(child);
  };
  walk(clause);
  return found;
}

/** Where something is missing, what it is missing after. */
const placeOf = (error: SyntaxNode): Span => {
  const before = error.prevSibling ?? error.parent?.prevSibling;
  return { from: before?.from ?? error.from, to: before?.to ?? error.to };
};

function readCondition(node: SyntaxNode, text: string): WrittenCondition | undefined {
  const name = node.getChild('ConditionName');
  const operatorNode = node.getChild('Operator');
  const operator = operatorNode && operatorOf(writtenIn(operatorNode, text).text);
  if (!name || !operatorNode || !operator) return;
  const valueNode = node.getChild(isList(operator) ? 'ValueList' : 'Value');
  if (!valueNode || some(node, ({ type }) => type.isError)) return;
  const valueNodes = isList(operator) ? valueNode.getChildren('Value') : [valueNode];
  return {
    ...spanOf(node),
    name: writtenIn(name, text),
    operator,
    operatorSpan: spanOf(operatorNode),
    values: valueNodes.map((value) => ({
      ...readValue(writtenIn(value, text).text),
      ...spanOf(value),
    })),
    valueSpan: spanOf(valueNode),
  };
}

function operatorOf(written: string): Operator | undefined {
  if (written === '<>') return '!=';
  const words = written
    .toUpperCase()
    .split(/[\s\u200b]+/)
    .join(' ');
  const wordy = (['LIKE', 'NOT LIKE', 'IN', 'NOT IN'] as const).find((known) => known === words);
  return wordy ?? comparisons.find((known) => known === words);
}

const readValue = (written: string): Value =>
  written.startsWith("'")
    ? { kind: 'text', text: written.slice(1, -1).replaceAll("''", "'") }
    : { kind: 'number', text: written };

function readOrder(node: SyntaxNode, text: string): WrittenOrder | undefined {
  const name = node.getChild('OrderName');
  if (!name) return;
  const direction = node.getChild('Direction');
  const isAscending = direction !== null && writtenIn(direction, text).text.toUpperCase() === 'ASC';
  return {
    from: node.from,
    to: direction?.to ?? name.to,
    name: writtenIn(name, text),
    direction: isAscending ? 'asc' : 'desc',
    directionSpan: direction && spanOf(direction),
  };
}

const spanOf = ({ from, to }: SyntaxNode): Span => ({ from, to });

const writtenIn = ({ from, to }: SyntaxNode, text: string): Written => ({
  ...{ from, to },
  text: text.slice(from, to),
});

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

const some = (node: SyntaxNode, holds: (node: SyntaxNode) => boolean): boolean =>
  holds(node) || childrenOf(node).some((child) => some(child, holds));
