import { PublicError } from '../kernel/errors.ts';
import { findQueries } from '../store/queries.ts';
import type { Caller } from './caller.ts';
import type { ReportsContext } from './context.ts';
import { toQueryView, toSystemQueryView } from './query-views.ts';
import type { QueryView } from './views.ts';

export interface ListQueriesInput {
  readonly queryId?: string;
  readonly queryName?: string;
  /** Default true. */
  readonly includeSystemQueries?: boolean;
  /** Default false. */
  readonly includeOnlySystemQueries?: boolean;
}

/** System queries first, then the caller's own. A filter that nothing matches is a 404. */
export async function listQueries(
  { catalog, store }: ReportsContext,
  caller: Caller,
  program: string,
  input: ListQueriesInput,
): Promise<QueryView[]> {
  const onlySystem = input.includeOnlySystemQueries ?? false;
  const system =
    onlySystem || (input.includeSystemQueries ?? true)
      ? catalog.systemQueries(program).map(toSystemQueryView)
      : [];
  const own = onlySystem
    ? []
    : await findQueries(store.db, { ownerId: caller.principalId, program });
  const queryId = input.queryId?.trim().toLowerCase();
  const queryName = input.queryName?.trim().toLowerCase();
  const found = [...system, ...own.map(toQueryView)].filter(
    (query) =>
      (!queryId || query.queryId.toLowerCase() === queryId) &&
      (!queryName || query.name.toLowerCase() === queryName),
  );
  if (found.length === 0 && (queryId || queryName)) {
    throw new PublicError('queries_not_found', {
      filters: [queryId && 'queryId', queryName && 'queryName'].filter(Boolean).join(', '),
    });
  }
  return found;
}
