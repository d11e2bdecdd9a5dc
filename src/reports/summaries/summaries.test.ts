import { expect, test } from 'vitest';
import { PublicError } from '../../kernel/errors.ts';
import { replaceRoleAssignments } from '../../store/role-assignments.ts';
import { describeStores } from '../../store/store.fixture.ts';
import { authorizeCaller } from '../caller.ts';
import { cancelExecution } from '../executions/cancel-execution.ts';
import { pauseReport } from '../pause-report.ts';
import { ledgerWorld } from '../testing/ledger-world.ts';
import { PROGRAM } from '../testing/reports-world.ts';
import { listHistory } from './list-history.ts';
import { type SummarizeReportsInput, summarizeReports } from './summarize-reports.ts';

const invalid = new PublicError('period_invalid', { reason: 'x' });

describeStores((_, database) => {
  async function world() {
    const ledger = await ledgerWorld({ database });
    const { context, caller } = ledger;
    const summarize = (input: SummarizeReportsInput = {}) =>
      summarizeReports(context, caller, PROGRAM, input);
    const history = (reportId: string) => listHistory(context, caller, PROGRAM, reportId);
    return { ...ledger, summarize, history };
  }

  test('a report that waits, runs, and has run', async () => {
    const { create, at, claim, finish, summarize } = await world();
    const reportId = await create();
    const one = async () => (await summarize({ reportId })).summaries[0];
    expect(await one()).toMatchObject({
      ...{ reportId, reportStatus: 'Active', asOfTime: '2026-03-10T12:00:00Z' },
      openExecutions: [{ executionStatus: 'Pending', lateSeconds: null, attempts: 0 }],
      ...{ lastExecution: null, recentExecutions: [] },
    });
    expect((await one())?.upcomingTimes[0]).toBe('2026-03-11T06:00:00Z');
    at('2026-03-11T06:00:12Z');
    const claimed = await claim();
    expect(await one()).toMatchObject({
      openExecutions: [{ executionStatus: 'Running', lateSeconds: 12, runSeconds: null }],
    });
    at('2026-03-11T06:01:02Z');
    if (claimed) await finish(claimed);
    const recent = { dueTime: '2026-03-11T06:00:00Z', lateSeconds: 12, runSeconds: 50 };
    expect(await one()).toMatchObject({
      upcomingTimes: expect.arrayContaining(['2026-03-12T06:00:00Z']),
      lastExecution: { executionStatus: 'Completed', attempts: 1, ...recent },
      recentExecutions: [{ executionStatus: 'Completed', ...recent }],
    });
  });

  test('the recent ones are the newest 30, whatever became of them', async () => {
    const { create, at, claim, fail, finish, summarize, rows, context, caller } = await world();
    await create();
    for (let run = 0; run < 34; run += 1) {
      const due = (await rows()).at(-1);
      at(due?.due_time ?? '');
      if (run === 33) {
        const input = { executionId: due?.execution_id ?? '', baseUrl: 'http://x' };
        await cancelExecution(context, caller, PROGRAM, input);
        continue;
      }
      const claimed = await claim();
      if (claimed) await (run === 32 ? fail(claimed, invalid) : finish(claimed));
    }
    const [summary] = (await summarize()).summaries;
    expect(summary?.recentExecutions).toHaveLength(30);
    expect(summary?.recentExecutions.slice(0, 3).map((run) => run.executionStatus)).toEqual([
      ...['Cancelled', 'Failed', 'Completed'],
    ]);
    expect(summary?.lastExecution?.failureReason).toContain('Cancelled by');
  });

  test('all of one’s own reports, a page at a time, and nobody else’s', async () => {
    const { create, summarize, addUser, context } = await world();
    const eve = await authorizeCaller(context.store.db, await addUser('eve@example.org'));
    const hers = await create({}, eve);
    const mine = [await create(), await create(), await create()].sort();
    const first = await summarize({ limit: 2 });
    expect(first.summaries.map(({ reportId }) => reportId)).toEqual(mine.slice(0, 2));
    const second = await summarize({ limit: 2, after: first.next ?? '' });
    expect(second.summaries.map(({ reportId }) => reportId)).toEqual(mine.slice(2));
    expect(second.next).toBeNull();
    await expect(summarize({ reportId: hers })).rejects.toThrow('No report matches');
    expect(await summarize({ after: mine.at(-1) ?? '' })).toEqual({ summaries: [], next: null });
  });

  test('paused: nothing is to come', async () => {
    const { create, summarize, context, caller } = await world();
    await pauseReport(context, caller, PROGRAM, await create());
    expect((await summarize()).summaries).toMatchObject([
      {
        reportStatus: 'Paused',
        upcomingTimes: [],
        openExecutions: [{ executionStatus: 'Paused' }],
      },
    ]);
  });

  test('the history tells every due time, and the file of each', async () => {
    const { create, at, work, history } = await world();
    const reportId = await create();
    at('2026-03-13T06:00:10Z');
    await work();
    const told = await history(reportId);
    expect(told.map((one) => [one.dueTime.slice(8, 10), one.executionStatus])).toEqual([
      ['14', 'Pending'],
      ['13', 'Completed'],
      ['12', 'Skipped'],
      ['11', 'Skipped'],
    ]);
    const [waiting, completed, skipped] = told;
    expect(waiting).toMatchObject({ queuedPosition: null, fileState: null, fileParts: [] });
    expect(completed).toMatchObject({
      ...{ lateSeconds: 10, caughtUpFrom: '2026-03-11T06:00:00Z', attempts: 1, format: 'csv' },
      ...{ fileState: 'kept', fileExpiryTime: '2026-04-12T06:00:10Z', dataRedacted: false },
      fileParts: [{ part: 1, rows: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    expect(skipped).toMatchObject({ startedTime: null, lateSeconds: null });
    expect(skipped?.failureReason).toContain('It was missed');
  });

  test('a try that failed says when the next one is, and its place in the queue then', async () => {
    const { create, at, claim, fail, history } = await world();
    const reportId = await create();
    at('2026-03-11T06:00:00Z');
    const claimed = await claim();
    if (claimed) await fail(claimed, new Error('boom'));
    const [waiting] = await history(reportId);
    expect(waiting).toMatchObject({
      ...{ executionStatus: 'Pending', attempts: 1, retryTime: '2026-03-11T06:00:05Z' },
      queuedPosition: null,
    });
    at('2026-03-11T06:00:05Z');
    expect((await history(reportId))[0]).toMatchObject({ queuedPosition: 1 });
  });

  test('a file that shows more than its owner may see by now tells nothing of itself', async () => {
    const { create, at, work, context, caller } = await world();
    const reportId = await create();
    at('2026-03-11T06:00:00Z');
    await work();
    const { db } = context.store;
    await replaceRoleAssignments(db, caller.principalId, [
      {
        ...{ assignment_id: 'less', principal_id: caller.principalId },
        ...{ role: 'executive-report-viewer', locations: '["1"]' },
      },
    ]);
    const less = await authorizeCaller(db, caller);
    const [, completed] = await listHistory(context, less, PROGRAM, reportId);
    expect(completed).toMatchObject({ fileState: 'withheld', fileParts: [] });
  });

  test('nobody else’s history: 404', async () => {
    const { create, addUser, context } = await world();
    const eve = await authorizeCaller(context.store.db, await addUser('eve@example.org'));
    const asked = listHistory(context, eve, PROGRAM, await create());
    await expect(asked).rejects.toThrow('There is no report');
  });
});
