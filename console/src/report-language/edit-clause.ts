import {
  type ClauseName,
  clauseNames,
  type QueryModel,
  type WrittenClause,
} from './query-model.ts';
import { type Change, deletion, insertion } from './text-change.ts';

const keywords: Readonly<Record<ClauseName, string>> = {
  select: 'SELECT',
  from: 'FROM',
  where: 'WHERE',
  orderBy: 'ORDER BY',
  limit: 'LIMIT',
  timespan: 'TIMESPAN',
};

/** The clause with this body: filled in where only its keyword stands, else new, in its usual place. */
export function addClause(
  text: string,
  model: QueryModel,
  clause: ClauseName,
  body: string,
): Change[] {
  const begun = model.clauses[clause];
  if (begun) return [fillIn(text, begun.headTo, body)];
  const [first] = inTextOrder(model);
  const written = `${inCaseOf(text, first, keywords[clause])} ${body}`;
  if (!first) return [{ from: 0, to: text.length, insert: written }];
  const before = clauseNames
    .slice(0, clauseNames.indexOf(clause))
    .flatMap((name) => model.clauses[name] ?? [])
    .at(-1);
  const gap = gapOf(text, model);
  return [before ? insertion(before.to, gap + written) : insertion(first.from, written + gap)];
}

/** Blanks after a bare keyword are the place of its body; a line break after it stays. */
export function fillIn(text: string, at: number, body: string): Change {
  const blanks = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  const next = text[at + blanks.length];
  const isApart = next === undefined || /[\s;]/.test(next);
  return { from: at, to: at + blanks.length, insert: ` ${body}${isApart ? '' : ' '}` };
}

/** The clause, and the blanks that set it apart. */
export function removeClause(text: string, { from, to }: WrittenClause): Change[] {
  const before = text.slice(0, from).trimEnd().length;
  if (before > 0) return [deletion(before, to)];
  return [deletion(from, text.length - text.slice(to).trimStart().length)];
}

const inTextOrder = ({ clauses }: QueryModel): WrittenClause[] =>
  Object.values(clauses).toSorted((one, other) => one.from - other.from);

/** What stands before the last clause that follows another; a line break where that cannot be told. */
function gapOf(text: string, model: QueryModel): string {
  const [before, last] = inTextOrder(model).slice(-2);
  const gap = before && last ? text.slice(before.to, last.from) : '';
  return gap !== '' && gap.trim() === '' ? gap : '\n';
}

const inCaseOf = (text: string, first: WrittenClause | undefined, keyword: string): string =>
  first && /^[a-z]/.test(text.slice(first.from)) ? keyword.toLowerCase() : keyword;
