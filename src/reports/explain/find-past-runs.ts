import { isDeepStrictEqual } from 'node:util';
import type { AnswerRights } from '../../policy/guard.ts';
import { listPastRuns, type PastRun } from '../../store/past-runs.ts';
import type { Caller } from '../caller.ts';
import type { ReportsContext } from '../context.ts';

/** The caller's own, made with the rights of now: others would tell of rows that the caller may not see. */
export async function findPastRuns(
  { store }: ReportsContext,
  caller: Caller,
  program: string,
  queryText: string,
  rights: AnswerRights,
): Promise<PastRun[]> {
  const runs = await listPastRuns(store.db, { ownerId: caller.principalId, program, queryText });
  return runs.filter(
    ({ fileRights }) => fileRights !== null && isDeepStrictEqual(JSON.parse(fileRights), rights),
  );
}
