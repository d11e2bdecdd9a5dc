import { findQueries } from '../store/queries.ts';
import type { Caller } from './caller.ts';
import type { ReportsContext } from './context.ts';
import { toQueryView, toSystemQueryView } from './query-views.ts';
import type { QueryView } from './views.ts';

/** A query that the caller may use: one of its own, or a system query. */
export async function findQuery(
  { catalog, store }: Pick<ReportsContext, 'catalog' | 'store'>,
  caller: Caller,
  program: string,
  queryId: string,
): Promise<QueryView | undefined> {
  const id = queryId.trim().toLowerCase();
  const system = catalog.systemQueries(program).find((query) => query.queryId === id);
  if (system) return toSystemQueryView(system);
  const [own] = await findQueries(store.db, { ownerId: caller.principalId, program, queryId: id });
  return own && toQueryView(own);
}
