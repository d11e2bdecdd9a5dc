import { expect, test } from 'vitest';
import { noOrigin } from '../../kernel/audit.ts';
import { findAuditEvents } from '../../store/audit-events.ts';
import { upsertPartner } from '../../store/partners.ts';
import { replaceRoleAssignments } from '../../store/role-assignments.ts';
import { partnerRow, userRow } from '../../store/store.fixture.ts';
import { upsertUser } from '../../store/users.ts';
import { authorizeCaller } from '../caller.ts';
import { createQuery } from '../create-query.ts';
import { createReport } from '../create-report.ts';
import { listReports } from '../list-reports.ts';
import { expireNothing, linkParts } from '../testing/links.ts';
import { ACCOUNT, PROGRAM, reportsWorld } from '../testing/reports-world.ts';
import { claimExecution } from './claim-execution.ts';
import { completeExecution } from './complete-execution.ts';
import { listExecutions } from './list-executions.ts';
import { readManifest } from './read-manifest.ts';
import { openReportFile } from './report-file.ts';
import { revokeLinks } from './revoke-links.ts';
import { runExecution } from './run-execution.ts';
import { failExecution } from './settle-execution.ts';

const BASE = { baseUrl: 'https://insights.example' };
const lease = { owner: 'w', seconds: 30 };
const REVENUE = 'SELECT SubscriptionId, TotalRevenueAndACR FROM DynamicsUsage';

/** A report of ada's, an executive, and what changes her rights. */
async function world(query = REVENUE) {
  const made = await reportsWorld();
  const { context, caller } = made;
  const { db } = context.store;
  const { queryId } = await createQuery(context, caller, PROGRAM, { name: 'Q', query });
  const input = { reportName: 'R', queryId, startTime: '2026-03-11T06:00:00Z' };
  const { reportId } = await createReport(context, caller, PROGRAM, {
    ...input,
    recurrenceInterval: 24,
  });
  made.clock.set('2026-03-11T06:00:00Z');
  const grant = (role: string | null, locations: string[] | null = null) =>
    replaceRoleAssignments(
      db,
      caller.principalId,
      role
        ? [
            {
              ...{ assignment_id: 'r', principal_id: caller.principalId, role },
              locations: locations && JSON.stringify(locations),
            },
          ]
        : [],
    );
  const setUser = (disabled: number) =>
    upsertUser(
      db,
      userRow({
        ...{ user_id: caller.principalId, user_name: caller.principalName, disabled },
      }),
    );
  const run = async () => {
    const claim = await claimExecution(context, lease, ['small', 'large']);
    if (typeof claim === 'string') throw new Error(`nothing to claim: ${claim}`);
    try {
      const produced = await runExecution(context, claim, expireNothing(), async () => {});
      return await completeExecution(context, claim, produced);
    } catch (error) {
      return failExecution(context, claim, error);
    }
  };
  const newest = async (as = caller) => {
    const asked = {
      ...BASE,
      reportId,
      getLatestExecution: true,
      executionStatus: 'Completed;Failed',
    };
    const [execution] = await listExecutions(context, as, PROGRAM, asked);
    if (!execution) throw new Error('there is no execution');
    return execution;
  };
  const status = async () =>
    (await listReports(context, caller, PROGRAM, { reportId }))[0]?.reportStatus;
  const recorded = async () => findAuditEvents(db, { limit: 100 });
  return { ...made, reportId, grant, setUser, run, newest, status, recorded };
}

test.each([
  ['disabled', 'The owner of the report, ada@example.org, is disabled or no longer exists.'],
  ['without a role', 'No role on partner analytics has been granted to ada@example.org.'],
  ['of a disabled partner', 'The partner t1 is disabled.'],
])(
  'an owner that is %s: the run fails with that reason and the report becomes Inactive',
  async (what, reason) => {
    const { context, setUser, grant, run, newest, status, recorded } = await world();
    if (what === 'disabled') await setUser(1);
    if (what === 'without a role') await grant(null);
    if (what === 'of a disabled partner') {
      await upsertPartner(
        context.store.db,
        partnerRow({ tenant_id: 't1', account_id: ACCOUNT, disabled: 1 }),
      );
    }
    expect(await run()).toBe('failed');
    expect(await newest()).toMatchObject({
      executionStatus: 'Failed',
      failureReason: expect.stringContaining(reason),
      attempts: 1,
    });
    expect(await status()).toBe('Inactive');
    expect(await claimExecution(context, lease, ['small', 'large'])).toBe('idle');
    const last = (await recorded()).slice(-2).map(({ action, outcome }) => [action, outcome]);
    expect(last).toEqual([
      ['dataset.export', 'failed'],
      ['report.retire', 'succeeded'],
    ]);
  },
);

test('a link stops with its owner, and works again with it', async () => {
  const { context, setUser, run, newest } = await world();
  await run();
  const link = linkParts((await newest()).reportAccessSecureLink);
  expect((await openReportFile(context, link)).plainBytes).toBe(19);
  await setUser(1);
  await expect(openReportFile(context, link)).rejects.toMatchObject({ code: 'link_invalid' });
  await expect(readManifest(context, link, noOrigin)).rejects.toMatchObject({ status: 403 });
  await setUser(0);
  expect((await openReportFile(context, link)).plainBytes).toBe(19);
});

test.each<[string, string, string | null, string[] | null, boolean]>([
  ['to a viewer', REVENUE, 'report-viewer', null, false],
  ['to one location', REVENUE, 'executive-report-viewer', ['1001001'], false],
  ['to nothing', REVENUE, null, null, false],
  [
    'to a viewer, without a sensitive column',
    'SELECT SKU FROM DynamicsUsage',
    'report-viewer',
    null,
    true,
  ],
])('rights that shrink %s close the file: %s', async (_, query, role, locations, stays) => {
  const { context, caller, grant, run, newest } = await world(query);
  await run();
  const link = linkParts((await newest()).reportAccessSecureLink);
  await grant(role, locations);
  const opened = openReportFile(context, link);
  if (stays) expect((await opened).plainBytes).toBe(19);
  else await expect(opened).rejects.toMatchObject({ code: 'link_invalid' });
  if (role === null) return;
  const now = await authorizeCaller(context.store.db, caller);
  expect(await newest(now)).toMatchObject(
    stays
      ? { fileState: 'kept', reportAccessSecureLink: expect.any(String) }
      : { fileState: 'withheld', reportAccessSecureLink: null, reportManifestSecureLink: null },
  );
});

test('a partner that gets another account loses the files of the one before', async () => {
  const { context, caller, run, newest } = await world();
  const move = (account_id: string) =>
    upsertPartner(context.store.db, partnerRow({ tenant_id: 't1', account_id }));
  await move('3003000');
  await run();
  const before = await authorizeCaller(context.store.db, caller);
  const link = linkParts((await newest(before)).reportAccessSecureLink);
  expect(await readManifest(context, link, noOrigin)).toMatchObject({ accountId: '3003000' });
  await move(ACCOUNT);
  await expect(openReportFile(context, link)).rejects.toMatchObject({ code: 'link_invalid' });
  expect(await newest()).toMatchObject({ fileState: 'withheld', reportAccessSecureLink: null });
});

test('a file tells what was withheld from it: in its execution and its manifest', async () => {
  const { context, grant, run, newest } = await world();
  await grant('report-viewer');
  await run();
  const execution = await newest();
  expect(execution).toMatchObject({ dataRedacted: true, fileState: 'kept' });
  const manifest = await readManifest(
    context,
    linkParts(execution.reportManifestSecureLink),
    noOrigin,
  );
  expect(manifest).toMatchObject({
    dataRedacted: true,
    redactedFields: ['TotalRevenueAndACR'],
    locations: null,
    query: REVENUE,
    rows: 1,
    parts: [{ rows: 1, plainBytes: 19 }],
  });
});

test('revoked links are refused, a fresh one works, and nobody else can revoke', async () => {
  const { context, caller, run, newest, addUser, recorded } = await world();
  await run();
  const { executionId, reportAccessSecureLink } = await newest();
  const link = linkParts(reportAccessSecureLink);
  const other = { ...caller, ...(await addUser('bob@example.org')) };
  const input = { executionId, ...BASE };
  await expect(revokeLinks(context, other, PROGRAM, input)).rejects.toMatchObject({ status: 404 });
  expect((await openReportFile(context, link)).plainBytes).toBe(19);
  const [fresh] = await revokeLinks(context, caller, PROGRAM, input);
  await expect(openReportFile(context, link)).rejects.toMatchObject({ code: 'link_invalid' });
  const next = linkParts(fresh?.reportAccessSecureLink ?? null);
  expect(next.signature).not.toBe(link.signature);
  expect((await openReportFile(context, next)).plainBytes).toBe(19);
  const links = (await recorded()).filter(({ action }) => action.startsWith('link.'));
  expect(links.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'link.issue succeeded',
    'link.use succeeded',
    'link.revoke succeeded',
    'link.issue succeeded',
    'link.use succeeded',
  ]);
  expect(JSON.stringify(links)).not.toContain(link.signature);
});
