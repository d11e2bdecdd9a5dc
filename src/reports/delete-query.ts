import { PublicError } from '../kernel/errors.ts';
import { deleteQueryRow, findQueries } from '../store/queries.ts';
import type { Caller } from './caller.ts';
import type { ReportsContext } from './context.ts';
import { toQueryView } from './query-views.ts';
import type { QueryView } from './views.ts';

/** Deletes a query of the caller's own. Reports keep the text they were created with. */
export async function deleteQuery(
  { store }: ReportsContext,
  caller: Caller,
  program: string,
  queryId: string,
): Promise<QueryView> {
  const filter = {
    ownerId: caller.principalId,
    program,
    queryId: queryId.trim().toLowerCase(),
  };
  const [row] = await findQueries(store.db, filter);
  if (!row) throw new PublicError('query_not_found', { queryId: queryId.trim() });
  await deleteQueryRow(store.db, row.query_id);
  return toQueryView(row);
}
