import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { EngineError } from '../../engine/engine.ts';
import { replaceRoleAssignments } from '../../store/role-assignments.ts';
import type { RunContext } from '../context.ts';
import { createQuery } from '../create-query.ts';
import { type CreateReportInput, createReport } from '../create-report.ts';
import { deleteReport } from '../delete-report.ts';
import { listReports } from '../list-reports.ts';
import { pauseReport } from '../pause-report.ts';
import { resumeReport } from '../resume-report.ts';
import { testQuery } from '../test-query.ts';
import { linkParts } from '../testing/links.ts';
import { PROGRAM, QUERY, reportsWorld } from '../testing/reports-world.ts';
import { updateReport } from '../update-report.ts';
import { claimExecution as claimIn } from './claim-execution.ts';
import { completeExecution } from './complete-execution.ts';
import { expireExecutions } from './expire-executions.ts';
import { type Claim, keepLease, type Lease, ownsLease, releaseClaim } from './lease.ts';
import { listExecutions } from './list-executions.ts';
import { openReportFile } from './report-file.ts';
import { runExecution } from './run-execution.ts';
import { lanes } from './run-size.ts';
import { failExecution } from './settle-execution.ts';
import { sweepExpiredFiles } from './sweep-files.ts';

const lease = { owner: 'worker-1', seconds: 30 };
const signal = new AbortController().signal;
const owned = async () => undefined;
const claimExecution = async (context: RunContext, by: Lease) => {
  const claimed = await claimIn(context, by, lanes);
  return typeof claimed === 'string' ? null : claimed;
};

async function world(input: CreateReportInput = { executeNow: true }) {
  const made = await reportsWorld();
  const { context, caller } = made;
  const { queryId } = await createQuery(context, caller, PROGRAM, { name: 'Q', query: QUERY });
  const base = { reportName: 'Größe: "Q1/Q2"', queryId };
  const { reportId } = await createReport(context, caller, PROGRAM, { ...base, ...input });
  const claim = async (): Promise<Claim> => {
    const claimed = await claimExecution(context, lease);
    if (!claimed) throw new Error('nothing to claim');
    return claimed;
  };
  const finish = async (claimed: Claim) => {
    const produced = await runExecution(context, claimed, signal, owned);
    return (await completeExecution(context, claimed, produced)).settled;
  };
  const newest = async () => {
    const asked = { reportId, getLatestExecution: true, baseUrl: 'https://insights.example' };
    const [execution] = await listExecutions(context, caller, PROGRAM, asked);
    if (!execution) throw new Error('no execution');
    return execution;
  };
  const status = async () =>
    (await listReports(context, caller, PROGRAM, { reportId }))[0]?.reportStatus;
  return { ...made, reportId, claim, finish, newest, status };
}

const daily = { startTime: '2026-03-11T06:00:00Z', recurrenceInterval: 24, recurrenceCount: 2 };

test('a run-now report completes once and becomes Inactive; its link opens the file', async () => {
  const { context, claim, finish, newest, status } = await world();
  expect(await finish(await claim())).toBe('completed');
  expect(await claimExecution(context, lease)).toBeNull();
  expect(await status()).toBe('Inactive');
  const execution = await newest();
  expect(execution).toMatchObject({
    executionStatus: 'Completed',
    reportGeneratedTime: '2026-03-10T12:00:00Z',
    reportExpiryTime: '2026-03-11T12:00:00Z',
    failureReason: null,
  });
  const file = await openReportFile(context, linkParts(execution.reportAccessSecureLink));
  expect(file).toMatchObject({
    name: 'Größe_ _Q1_Q2_.csv',
    contentType: 'text/csv; charset=utf-8; header=present',
    plainBytes: 19,
  });
  const bytes = await Array.fromAsync(await file.read());
  expect(gunzipSync(Buffer.concat(bytes)).toString()).toBe('SubscriptionId\nS-1\n');
});

test('an altered or expired link is refused; a fresh one is given while the file is kept', async () => {
  const { context, claim, finish, newest, clock } = await world();
  await finish(await claim());
  const link = linkParts((await newest()).reportAccessSecureLink);
  const altered = { ...link, expires: link.expires + 1 };
  await expect(openReportFile(context, altered)).rejects.toMatchObject({ status: 403 });
  clock.set('2026-03-11T12:00:00Z');
  await expect(openReportFile(context, link)).rejects.toMatchObject({ code: 'link_invalid' });
  const fresh = linkParts((await newest()).reportAccessSecureLink);
  expect((await openReportFile(context, fresh)).plainBytes).toBe(19);
  clock.set('2026-04-09T12:00:00Z');
  expect(await sweepExpiredFiles(context, signal)).toBe(1);
  expect(await newest()).toMatchObject({
    executionStatus: 'Completed',
    reportAccessSecureLink: null,
  });
});

test('a scheduled report runs at its times, then becomes Inactive', async () => {
  const { context, claim, finish, clock, status } = await world(daily);
  expect(await claimExecution(context, lease)).toBeNull();
  clock.set('2026-03-11T06:00:00Z');
  await finish(await claim());
  expect(await status()).toBe('Active');
  expect(await claimExecution(context, lease)).toBeNull();
  clock.set('2026-03-12T06:00:01Z');
  await finish(await claim());
  expect(await status()).toBe('Inactive');
});

test('the rows cover the TIMESPAN as seen from the run, or the period of the report', async () => {
  const scheduled = await world(daily);
  scheduled.clock.set('2026-04-01T06:00:00Z');
  await scheduled.finish(await scheduled.claim());
  expect(scheduled.engine.plans[0]).toMatchObject({
    interval: { from: new Date('2025-10-01'), to: new Date('2026-04-01') },
    rows: { account: '1001000', locations: null },
  });
  const period = { queryStartTime: '2026-01-01', queryEndTime: '2026-01-31T00:00:00Z' };
  const once = await world({ executeNow: true, ...period });
  await once.finish(await once.claim());
  expect(once.engine.plans[0]?.interval).toEqual({
    from: new Date('2026-01-01'),
    to: new Date('2026-01-31T00:00:01Z'),
  });
});

test('a failed try is made again later, and the last one says why it failed', async () => {
  const { context, claim, finish, engine, clock, newest } = await world();
  engine.failures.push(...Array.from({ length: 3 }, () => new EngineError('out-of-memory', 'x')));
  for (const [seconds, settled] of [
    [5, 'retrying'],
    [20, 'retrying'],
    [0, 'failed'],
  ] as const) {
    const claimed = await claim();
    const error = await finish(claimed).catch((thrown: unknown) => thrown);
    expect(await failExecution(context, claimed, error)).toBe(settled);
    expect(await claimExecution(context, lease)).toBeNull();
    clock.set(new Date(clock.now().getTime() + seconds * 1000));
  }
  expect(await newest()).toMatchObject({
    executionStatus: 'Failed',
    failureReason: expect.stringMatching(
      /^The query needs more memory .* Gave up after 3 tries\.$/,
    ),
  });
});

test('an owner without role fails the run at once, with that reason', async () => {
  const { context, caller, claim, finish, newest } = await world();
  await replaceRoleAssignments(context.store.db, caller.principalId, []);
  const claimed = await claim();
  const error = await finish(claimed).catch((thrown: unknown) => thrown);
  expect(await failExecution(context, claimed, error)).toBe('failed');
  expect((await newest()).failureReason).toMatch(/No role on partner analytics has been granted/);
});

test('a worker that lost its lease can neither publish nor record', async () => {
  const { context, claim, finish, clock, newest } = await world();
  const slow = await claim();
  expect(await keepLease(context, slow, lease)).toBe(true);
  clock.set('2026-03-10T12:00:29Z');
  expect(await claimExecution(context, lease)).toBeNull();
  expect(await expireExecutions(context)).toBe(0);
  clock.set('2026-03-10T12:00:30Z');
  expect(await expireExecutions(context)).toBe(1);
  const successor = await claim();
  expect(successor.execution.execution_id).toBe(slow.execution.execution_id);
  expect(await keepLease(context, slow, lease)).toBe(false);
  expect(await finish(slow)).toBe('lease-lost');
  expect(await failExecution(context, slow, new Error('late'))).toBe('lease-lost');
  expect(await finish(successor)).toBe('completed');
  expect(await newest()).toMatchObject({ executionStatus: 'Completed' });
});

test('who publishes owns the execution for half a lease at least, and loses it at once', async () => {
  const { context, claim, clock } = await world();
  const claimed = await claim();
  const leaseOf = async () =>
    (await context.store.db.selectFrom('executions').selectAll().execute())[0]?.lease_expires_time;
  clock.set('2026-03-10T12:00:15Z');
  expect(await ownsLease(context, claimed, lease)).toBe(true);
  expect(await leaseOf()).toBe('2026-03-10T12:00:30.000Z');
  clock.set('2026-03-10T12:00:16Z');
  expect(await ownsLease(context, claimed, lease)).toBe(true);
  expect(await leaseOf()).toBe('2026-03-10T12:00:46.000Z');
  await context.store.db.updateTable('executions').set({ fence: 9 }).execute();
  expect(await ownsLease(context, claimed, lease)).toBe(false);
  clock.set('2026-03-10T12:00:01Z');
  expect(await ownsLease(context, claimed, lease)).toBe(false);
});

test('an execution whose workers all died fails with that reason', async () => {
  const { context, claim, clock, newest } = await world();
  for (const seconds of [30, 35, 50]) {
    await claim();
    clock.set(new Date(clock.now().getTime() + seconds * 1000));
    expect(await expireExecutions(context)).toBe(1);
    clock.set(new Date(clock.now().getTime() + 20_000));
  }
  expect(await newest()).toMatchObject({
    executionStatus: 'Failed',
    failureReason: 'The worker stopped while it was running it. Gave up after 3 tries.',
    attempts: 3,
  });
});

test('a stopping worker hands its execution back without counting the try', async () => {
  const { context, claim } = await world();
  const first = await claim();
  expect(await releaseClaim(context, first)).toBe(true);
  expect((await claim()).execution.attempts).toBe(1);
});

test('a report paused while it runs completes, and the next execution waits Paused', async () => {
  const { context, caller, reportId, claim, finish, clock } = await world(daily);
  clock.set('2026-03-11T06:00:00Z');
  const running = await claim();
  await pauseReport(context, caller, PROGRAM, reportId);
  expect(await finish(running)).toBe('completed');
  const asked = { reportId, executionStatus: 'Paused', baseUrl: '' };
  expect(await listExecutions(context, caller, PROGRAM, asked)).toHaveLength(1);
});

test('a try that fails or is handed back while its report is paused waits Paused', async () => {
  const { context, caller, reportId, claim, clock } = await world(daily);
  clock.set('2026-03-11T06:00:00Z');
  const running = await claim();
  await pauseReport(context, caller, PROGRAM, reportId);
  expect(await failExecution(context, running, new Error('x'))).toBe('retrying');
  clock.set('2026-03-11T07:00:00Z');
  expect(await claimExecution(context, lease)).toBeNull();
  await resumeReport(context, caller, PROGRAM, reportId);
  clock.set('2026-03-12T06:00:00Z');
  const second = await claim();
  await pauseReport(context, caller, PROGRAM, reportId);
  await releaseClaim(context, second);
  expect(await claimExecution(context, lease)).toBeNull();
});

test('a file keeps its format and an openable name, whatever its report is changed to', async () => {
  const { context, caller, reportId, claim, finish, newest } = await world();
  await finish(await claim());
  const reportName = `${'a'.repeat(119)}😀x`;
  await updateReport(context, caller, PROGRAM, reportId, { format: 'tsv', reportName });
  const execution = await newest();
  expect(execution.format).toBe('csv');
  const file = await openReportFile(context, linkParts(execution.reportAccessSecureLink));
  expect(file).toMatchObject({
    name: `${'a'.repeat(119)}\ufffd.csv`,
    contentType: 'text/csv; charset=utf-8; header=present',
  });
});

test('a report deleted while it runs leaves nothing behind', async () => {
  const { context, caller, reportId, claim } = await world();
  const running = await claim();
  const produced = await runExecution(context, running, signal, owned);
  await deleteReport(context, caller, PROGRAM, reportId);
  expect((await completeExecution(context, running, produced)).settled).toBe('lease-lost');
});

test('a test query takes exactly one of a text and an id, and says when something is withheld', async () => {
  const { context, caller, engine } = await world();
  const ask = (input: object, grant = caller.grant) =>
    testQuery(context, { ...caller, grant }, PROGRAM, input, signal);
  await expect(ask({})).rejects.toMatchObject({ code: 'query_choice' });
  await expect(ask({ queryId: 'a', exportQuery: 'b' })).rejects.toMatchObject({ status: 400 });
  await expect(ask({ exportQuery: 'SELECT Nonsense FROM DynamicsUsage' })).rejects.toThrow(
    /Nonsense/,
  );
  const viewer = { ...caller.grant, withheld: ['revenue', 'personal'] as const };
  const metric = 'SELECT SKU, TotalRevenueAndACR FROM DynamicsUsage';
  expect(await ask({ exportQuery: metric }, viewer)).toMatchObject({ redacted: true });
  expect(await ask({ exportQuery: metric })).toMatchObject({ redacted: false });
  await ask({ exportQuery: metric, startTime: '2026-01-01', endTime: '2026-01-31' });
  expect(engine.plans.at(-1)?.interval?.from).toEqual(new Date('2026-01-01'));
  await expect(
    ask({ exportQuery: 'SELECT City FROM Profile', startTime: '2026-01-01' }),
  ).rejects.toThrow(/Profile has no time column/);
});
