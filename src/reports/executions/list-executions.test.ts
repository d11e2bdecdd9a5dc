import { expect, test } from 'vitest';
import { openStore, type Store } from '../../store/open-store.ts';
import { replaceRoleAssignments } from '../../store/role-assignments.ts';
import { callersOf } from '../caller.ts';
import { createQuery } from '../create-query.ts';
import { createReport } from '../create-report.ts';
import { PROGRAM, QUERY, reportsWorld } from '../testing/reports-world.ts';
import { claimExecution } from './claim-execution.ts';
import { completeExecution } from './complete-execution.ts';
import { executionLister } from './list-executions.ts';
import { runExecution } from './run-execution.ts';
import { lanes } from './run-size.ts';

const lease = { owner: 'worker-1', seconds: 30 };
const origin = { address: '192.0.2.1', correlationId: 'c1' };

/** A report with one execution, and how its caller asks for the newest as the API does. */
async function world() {
  const made = await reportsWorld();
  const { context, caller } = made;
  const { queryId } = await createQuery(context, caller, PROGRAM, { name: 'Q', query: QUERY });
  const input = { reportName: 'R', queryId, executeNow: true };
  const { reportId } = await createReport(context, caller, PROGRAM, input);
  const list = executionLister(context);
  const asked = { reportId, getLatestExecution: true, baseUrl: '' };
  const newest = async (as = caller) => (await list(as, PROGRAM, asked))[0];
  const run = async () => {
    const claim = await claimExecution(context, lease, lanes);
    if (typeof claim === 'string') throw new Error(claim);
    const { signal } = new AbortController();
    const produced = await runExecution(context, claim, signal, async () => undefined);
    await completeExecution(context, claim, produced);
  };
  return { ...made, reportId, newest, run };
}

const countLinks = async ({ db }: Store): Promise<number> =>
  (await db.selectFrom('audit_events').where('action', '=', 'link.issue').selectAll().execute())
    .length;

test('what is listed again and again is as it stands, and each link given is recorded', async () => {
  const { context, newest, run } = await world();
  for (let time = 0; time < 2; time++) {
    expect(await newest()).toMatchObject({ executionStatus: 'Pending', queuedPosition: 1 });
  }
  await run();
  for (let time = 1; time <= 3; time++) {
    const execution = await newest();
    expect(execution?.executionStatus).toBe('Completed');
    expect(execution?.reportAccessSecureLink).toContain('sig=');
    expect(await countLinks(context.store)).toBe(time);
  }
});

test('what another process has changed is listed at once, and time goes on', async () => {
  const { location, newest, run, clock, reportId } = await world();
  await run();
  await newest();
  const other = await openStore(location);
  await other.db.updateTable('executions').set({ link_generation: 7 }).execute();
  expect((await newest())?.reportAccessSecureLink).toContain('gen=7');
  clock.set('2099-01-01T00:00:00Z');
  expect(await newest()).toMatchObject({ reportAccessSecureLink: null, fileState: 'expired' });
  await other.db.deleteFrom('reports').where('report_id', '=', reportId).execute();
  await expect(newest()).rejects.toMatchObject({ code: 'report_not_found' });
  await other.close();
});

test('what one caller was shown is shown to no other one', async () => {
  const { caller, newest } = await world();
  await newest();
  const stranger = { ...caller, principalId: 'somebody else' };
  await expect(newest(stranger)).rejects.toMatchObject({ code: 'report_not_found' });
});

test('rights are looked up again for whom the identity has looked at again', async () => {
  const { context, caller } = await world();
  const callerNow = callersOf(context.store.db);
  const { principalId, principalName, tenantId } = caller;
  const principal = { principalId, principalName, tenantId };
  const first = await callerNow(principal, origin);
  expect(first).toEqual({ ...principal, grant: caller.grant, origin });
  await replaceRoleAssignments(context.store.db, principalId, []);
  await expect(callerNow({ ...principal }, origin)).rejects.toMatchObject({ code: 'no_role' });
});
