import { PublicError } from '../kernel/errors.ts';
import { deleteQueryRow, findQueries } from '../store/queries.ts';
import type { Caller } from './caller.ts';
import type { ReportsContext } from './context.ts';
import { toQueryView } from './query-views.ts';
import { recordAudit } from './record-audit.ts';
import type { QueryView } from './views.ts';

/** Deletes a query of the caller's own. Reports keep the text they were created with. */
export async function deleteQuery(
  context: ReportsContext,
  caller: Caller,
  program: string,
  queryId: string,
): Promise<QueryView> {
  const filter = {
    ownerId: caller.principalId,
    program,
    queryId: queryId.trim().toLowerCase(),
  };
  return context.store.transaction(async (trx) => {
    const [row] = await findQueries(trx, filter);
    if (!row) throw new PublicError('query_not_found', { queryId: queryId.trim() });
    await deleteQueryRow(trx, row.query_id);
    await recordAudit(context, trx, caller, 'query.delete', row.query_id, { name: row.name });
    return toQueryView(row);
  });
}
