import { PublicError } from '../kernel/errors.ts';
import { insertQuery } from '../store/queries.ts';
import { auditedQuery } from './audited-query.ts';
import type { Caller } from './caller.ts';
import { checkReportQuery } from './check-report-query.ts';
import type { ReportsContext } from './context.ts';
import { assertRoomForQuery } from './most-owned.ts';
import { descriptionRule, nameRule } from './name-rule.ts';
import { toQueryView } from './query-views.ts';
import { recordAudit } from './record-audit.ts';
import { settleRules } from './settle-rules.ts';
import type { QueryView } from './views.ts';

export interface CreateQueryInput {
  readonly name?: string | null;
  readonly description?: string | null;
  readonly query?: string | null;
}

/** Keeps a query under the caller's name, after checking it in full. */
export async function createQuery(
  context: ReportsContext,
  caller: Caller,
  program: string,
  input: CreateQueryInput,
): Promise<QueryView> {
  const details = settleRules(
    { name: nameRule(input.name, 'Name'), description: descriptionRule(input.description) },
    'invalid_request',
  );
  const text = required(input.query, 'Query');
  checkReportQuery(context.catalog, program, text);
  const row = {
    query_id: context.newId(),
    owner_id: caller.principalId,
    owner_name: caller.principalName,
    tenant_id: caller.tenantId,
    program,
    ...details,
    query_text: text,
    created_time: context.clock.now().toISOString(),
  };
  await context.store.transaction(async (trx) => {
    await assertRoomForQuery(trx, caller, context.limits.queriesPerUser);
    await insertQuery(trx, row);
    await recordAudit(context, trx, caller, 'query.create', row.query_id, {
      name: row.name,
      ...auditedQuery(text),
    });
  });
  return toQueryView(row);
}

function required(value: string | null | undefined, property: string): string {
  const trimmed = value?.trim();
  if (trimmed) return trimmed;
  throw new PublicError('invalid_request', { reason: `${property} is required.` });
}
