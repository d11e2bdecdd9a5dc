import type { Catalog } from '../catalog/catalog.ts';
import { checkCondition } from './check/check-condition.ts';
import { checkLimit } from './check/check-limit.ts';
import { checkDataset, type Scope } from './check/check-names.ts';
import { checkOrderBy } from './check/check-order.ts';
import { checkSelect } from './check/check-select.ts';
import { checkTimespan, defaultTimespan } from './check/check-timespan.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { QueryPlan } from './plan.ts';
import { collectProblems, type Report } from './problems/problem.ts';
import { tellProblems } from './problems/tell-problems.ts';
import { parseQuery } from './syntax/parse-query.ts';
import type { QuerySyntax } from './syntax/query-syntax.ts';

/** UTF-8 bytes. */
export const longestQuery = 64 * 1024;

export type CheckedQuery =
  | { readonly ok: true; readonly plan: QueryPlan }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a query of one program and checks it against the catalog: either its plan, or at least one
 * diagnostic, in text order. Goes on after the first problem; tells at most 20 and how many follow.
 */
export function checkQuery(text: string, program: string, catalog: Catalog): CheckedQuery {
  const { problems, report } = collectProblems();
  const plan = isShortEnough(text, report) ? planOf(text, program, catalog, report) : undefined;
  return plan && problems.length === 0
    ? { ok: true, plan }
    : { ok: false, diagnostics: tellProblems(text, problems) };
}

function isShortEnough(text: string, report: Report): boolean {
  const bytes = Buffer.byteLength(text);
  if (bytes <= longestQuery) return true;
  const params = { bytes: String(bytes), most: String(longestQuery) };
  report('query_too_long', { from: 0, to: text.length }, () => ({ params }));
  return false;
}

/** A plan to be used only when nothing was reported. */
function planOf(
  text: string,
  program: string,
  catalog: Catalog,
  report: Report,
): QueryPlan | undefined {
  const { syntax, ...doubts } = parseQuery(text, report);
  const names = { catalog, program, report, ...doubts };
  const scope: Scope = { ...names, dataset: checkDataset(syntax.from[0], names) };
  const clauses = checkClauses(syntax, scope);
  return (
    scope.dataset && {
      program: scope.dataset.program,
      dataset: scope.dataset.name,
      ...clauses,
      timespan: clauses.timespan ?? defaultTimespan(scope.dataset),
    }
  );
}

function checkClauses(syntax: QuerySyntax, scope: Scope) {
  const select = checkSelect(syntax.select, scope);
  const selectsMore = scope.selectsMore || select.length < syntax.select.length;
  const conditions = syntax.where.flatMap((condition) => checkCondition(condition, scope) ?? []);
  const orderBy = checkOrderBy(syntax, select, conditions, { ...scope, selectsMore });
  const [limit] = syntax.limit.map((word) => checkLimit(word, scope));
  const [timespan] = syntax.timespan.map((word) => checkTimespan(word, scope));
  return {
    distinct: syntax.distinct,
    select,
    where: conditions.filter((condition) => condition.field.kind === 'column'),
    having: conditions.filter((condition) => condition.field.kind === 'metric'),
    orderBy,
    limit: limit ?? null,
    timespan,
  };
}
