import { isDeepStrictEqual } from 'node:util';
import type { FileFormat } from '../../engine/engine.ts';
import { checkQuery } from '../../language/check-query.ts';
import type { AnswerRights, GuardedPlan } from '../../policy/guard.ts';
import { listPastRuns, type PastRun } from '../../store/past-runs.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';
import type { TimedRun } from './fit-speed.ts';
import { columnsRead, workSeconds } from './run-cost.ts';

const MOST_OF_QUERY = 9;
const MOST = 20;

/** Runs that tell how long the next one takes. */
export interface PastRuns {
  /** Of the very same query with the same rights. */
  readonly ofQuery: readonly PastRun[];
  /** Of any query on the same rows. */
  readonly ofOwner: readonly TimedRun[];
}

/**
 * The caller's own, made with the rights of now: others would tell of rows that the caller may not see.
 * Runs of other queries are looked for only where none of this one tells.
 */
export async function findPastRuns(
  context: ReportsContext,
  caller: Caller,
  program: string,
  queryText: string,
  guarded: GuardedPlan,
): Promise<PastRuns> {
  const { db } = context.store;
  const own = { ownerId: caller.principalId, program };
  const same = await listPastRuns(db, { ...own, queryText, most: MOST_OF_QUERY });
  const ofQuery = same.filter((run) => isDeepStrictEqual(rightsOf(run), guarded.rights));
  if (ofQuery.length > 0) return { ofQuery, ofOwner: [] };
  const any = await listPastRuns(db, { ...own, most: MOST });
  const ofOwner = any
    .filter((run) => isOfSameRows(rightsOf(run), guarded.rights))
    .flatMap((run) => timedRun(context, program, run, guarded) ?? []);
  return { ofQuery, ofOwner };
}

const rightsOf = ({ fileRights }: PastRun): AnswerRights | null =>
  fileRights === null ? null : (JSON.parse(fileRights) as AnswerRights);

const isOfSameRows = (then: AnswerRights | null, now: AnswerRights): boolean =>
  then !== null && then.account === now.account && isDeepStrictEqual(then.locations, now.locations);

/** Undefined for a query that the catalog of now does not know. */
function timedRun(
  { catalog }: ReportsContext,
  program: string,
  { queryText, format, plainBytes, ...run }: PastRun,
  { rows, withheld }: GuardedPlan,
): TimedRun | undefined {
  const checked = checkQuery(queryText, program, catalog);
  const dataset = checked.ok && catalog.dataset(program, checked.plan.dataset);
  if (!checked.ok || !dataset) return undefined;
  const work = {
    ...{ format: format as FileFormat, plainBytes },
    columns: columnsRead(checked.plan, dataset, withheld),
    rowsRead: rows.locations === null ? (run.estimatedRows ?? run.rows) : run.rows,
  };
  return { seconds: run.seconds, workSeconds: workSeconds(work) };
}
