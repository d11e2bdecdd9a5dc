import { expect, test } from 'vitest';
import { EngineError } from '../../engine/engine.ts';
import { PublicError } from '../../kernel/errors.ts';
import { describeStores } from '../../store/store.fixture.ts';
import { listReports } from '../list-reports.ts';
import { pauseReport } from '../pause-report.ts';
import { resumeReport } from '../resume-report.ts';
import { ledgerWorld } from '../testing/ledger-world.ts';
import { PROGRAM } from '../testing/reports-world.ts';
import { updateReport } from '../update-report.ts';
import { cancelExecution } from './cancel-execution.ts';
import { completeExecution } from './complete-execution.ts';
import { releaseClaim } from './lease.ts';
import { listExecutions } from './list-executions.ts';
import { runExecution } from './run-execution.ts';

const signal = new AbortController().signal;
const owned = async () => undefined;

describeStores((_, database) => {
  const world = (limits = {}) => ledgerWorld({ database, limits });

  test.each([
    ['latest', ['11 Skipped', '12 Skipped', '13 Completed', '14 Pending'], 1],
    ['skip', ['11 Skipped', '12 Skipped', '13 Skipped', '14 Pending'], 0],
    // That of the 12th needs the same bytes as that of the 11th, and is ready by then.
    ['all', ['11 Completed', '12 Completed', '13 Completed', '14 Pending'], 2],
  ])('after three days of outage, catch-up %s', async (catchUp, expected, claims) => {
    const { create, at, work, ledger, rows } = await world();
    await create({ catchUp });
    at('2026-03-13T12:00:00Z');
    expect(await work()).toBe(claims);
    expect(await ledger()).toEqual(expected);
    for (const row of await rows()) {
      if (row.status === 'Skipped') expect(row.failure_reason).toMatch(/^It was missed.*catch-up/);
    }
  });

  test('the run that stands for missed ones says from when on', async () => {
    const { create, at, work, context, caller } = await world();
    const reportId = await create({ catchUp: 'latest' });
    at('2026-03-13T12:00:00Z');
    await work();
    const asked = { reportId, getLatestExecution: false, baseUrl: 'http://x' };
    const [execution] = await listExecutions(context, caller, PROGRAM, asked);
    expect(execution).toMatchObject({
      dueTime: '2026-03-13T06:00:00Z',
      startedTime: '2026-03-13T12:00:00Z',
      caughtUpFrom: '2026-03-11T06:00:00Z',
      caughtUpTo: '2026-03-13T06:00:00Z',
      attempts: 1,
      fileState: 'kept',
    });
  });

  test('what was missed before the window is skipped under every policy', async () => {
    const { create, at, work, ledger } = await world();
    await create({ catchUp: 'all', catchUpWindowHours: 24 });
    at('2026-03-13T12:00:00Z');
    await work();
    expect(await ledger()).toEqual(['11 Skipped', '12 Skipped', '13 Completed', '14 Pending']);
  });

  test('a run that outlasts its interval loses no due time', async () => {
    const { create, at, claim, finish, work, ledger } = await world();
    await create({ recurrenceCount: 3, catchUp: 'all' });
    at('2026-03-11T06:00:00Z');
    const slow = await claim();
    at('2026-03-13T07:00:00Z');
    if (slow) await finish(slow);
    expect(await ledger()).toEqual(['11 Completed', '12 Pending']);
    await work();
    expect(await ledger()).toEqual(['11 Completed', '12 Completed', '13 Completed']);
  });

  test('a report is Inactive once its last due time is settled, also when that was skipped', async () => {
    const { create, at, work, ledger, context, caller } = await world();
    const reportId = await create({ recurrenceCount: 2, catchUp: 'skip' });
    at('2026-03-20T00:00:00Z');
    expect(await work()).toBe(0);
    expect(await ledger()).toEqual(['11 Skipped', '12 Skipped']);
    const [report] = await listReports(context, caller, PROGRAM, { reportId });
    expect(report?.reportStatus).toBe('Inactive');
  });

  test('what passes while a report is paused is Skipped, and the next runs on its grid', async () => {
    const { create, at, work, ledger, rows, context, caller } = await world();
    const reportId = await create();
    await pauseReport(context, caller, PROGRAM, reportId);
    at('2026-03-12T12:00:00Z');
    expect(await work()).toBe(0);
    await resumeReport(context, caller, PROGRAM, reportId);
    expect(await ledger()).toEqual(['11 Skipped', '12 Skipped', '13 Pending']);
    expect((await rows())[0]?.failure_reason).toBe('The report was paused.');
    at('2026-03-13T06:00:00Z');
    await work();
    expect(await ledger()).toEqual(['11 Skipped', '12 Skipped', '13 Completed', '14 Pending']);
  });

  test('a report paused and resumed before its due time waits as before', async () => {
    const { create, ledger, context, caller } = await world();
    const reportId = await create();
    await pauseReport(context, caller, PROGRAM, reportId);
    expect(await ledger()).toEqual(['11 Paused']);
    await resumeReport(context, caller, PROGRAM, reportId);
    expect(await ledger()).toEqual(['11 Pending']);
  });

  test('an update moves what waits, and a schedule without a time left cancels it', async () => {
    const { create, ledger, context, caller, at, work } = await world();
    const reportId = await create();
    const update = (input: object) => updateReport(context, caller, PROGRAM, reportId, input);
    await update({ startTime: '2026-03-20T06:00:00Z' });
    expect(await ledger()).toEqual(['20 Pending']);
    at('2026-03-20T06:00:00Z');
    await work();
    const updated = await update({ recurrenceCount: 1 });
    expect(updated.reportStatus).toBe('Inactive');
    expect(await ledger()).toEqual(['20 Completed', '21 Cancelled']);
  });

  test('cancelling ends what waits or runs, and the next due time follows', async () => {
    const { create, at, claim, finish, rows, ledger, context, caller } = await world();
    await create();
    const cancel = (executionId = '') =>
      cancelExecution(context, caller, PROGRAM, { executionId, baseUrl: '' });
    const [first] = await rows();
    const [view] = await cancel(first?.execution_id);
    expect(view).toMatchObject({
      executionStatus: 'Cancelled',
      failureReason: 'Cancelled by ada@example.org.',
    });
    await cancel(first?.execution_id);
    expect(await ledger()).toEqual(['11 Cancelled', '12 Pending']);
    at('2026-03-12T06:00:00Z');
    const running = await claim();
    if (!running) throw new Error('nothing to claim');
    await cancel(running.execution.execution_id);
    expect(await finish(running)).toBe('lease-lost');
    expect(await ledger()).toEqual(['11 Cancelled', '12 Cancelled', '13 Pending']);
    await expect(cancel('nonsense')).rejects.toMatchObject({ code: 'execution_not_found' });
  });

  test('what has ended cannot be cancelled, nor what belongs to another user', async () => {
    const { create, work, rows, context, caller, addUser } = await world();
    await create({ executeNow: true });
    await work();
    const input = { executionId: (await rows())[0]?.execution_id ?? '', baseUrl: '' };
    await expect(cancelExecution(context, caller, PROGRAM, input)).rejects.toThrow(
      'The execution is Completed; only a Pending, Paused or Running one can be cancelled.',
    );
    const other = { ...caller, ...(await addUser('bob@example.org')) };
    await expect(cancelExecution(context, other, PROGRAM, input)).rejects.toMatchObject({
      status: 404,
    });
  });

  test('recording a completion twice, after an answer that got lost, changes nothing', async () => {
    const { create, at, claim, ledger, context } = await world();
    await create({ callbackUrl: 'https://hook.example/x' });
    at('2026-03-11T06:00:00Z');
    const claimed = await claim();
    if (!claimed) throw new Error('nothing to claim');
    const produced = await runExecution(context, claimed, signal, owned);
    expect((await completeExecution(context, claimed, produced)).settled).toBe('completed');
    expect((await completeExecution(context, claimed, produced)).settled).toBe('completed');
    expect(await ledger()).toEqual(['11 Completed', '12 Pending']);
    expect(await context.store.db.selectFrom('deliveries').selectAll().execute()).toHaveLength(1);
  });

  test('a query that no longer fits the catalog fails at once, and says what has changed', async () => {
    const { create, claim, fail, rows, context } = await world();
    await create({ executeNow: true });
    const shape = { dataset: 'DynamicsUsage', columns: ['Gone'], metrics: [], dateRanges: [] };
    await context.store.db
      .updateTable('reports')
      .set({ query_text: 'SELECT Gone FROM DynamicsUsage', dataset_shape: JSON.stringify(shape) })
      .execute();
    const claimed = await claim();
    if (!claimed) throw new Error('nothing to claim');
    const error = await runExecution(context, claimed, signal, owned).catch((thrown) => thrown);
    expect(await fail(claimed, error)).toBe('failed');
    expect((await rows())[0]?.failure_reason).toMatch(
      /^The query no longer fits the catalog: .*Gone.* DynamicsUsage has changed since the report was created: columns gone: Gone; columns new: /s,
    );
  });

  test.each([
    ['out of memory', new EngineError('out-of-memory', 'x'), /more memory than one run may use/],
    ['disk full', Object.assign(new Error('x'), { code: 'ENOSPC' }), /disk of the service is full/],
    ['deadline', new PublicError('run_timeout', { minutes: 60 }), /longer than 60 minutes/],
    ['no data yet', new PublicError('dataset_empty', { dataset: 'X' }), /No data has been loaded/],
  ])(
    '%s: another try follows, and the reason can be read meanwhile',
    async (_name, error, reason) => {
      const { create, claim, fail, rows } = await world();
      await create({ executeNow: true });
      const claimed = await claim();
      if (!claimed) throw new Error('nothing to claim');
      expect(await fail(claimed, error)).toBe('retrying');
      const [row] = await rows();
      expect(row).toMatchObject({ status: 'Pending', attempts: 1 });
      expect(row?.failure_reason).toMatch(reason);
      expect(row?.failure_reason).toMatch(/Another try follows\.$/);
    },
  );

  test('a due time that was cancelled ahead is not run again when the schedule comes to it', async () => {
    const { create, rows, at, work, ledger, context, caller } = await world();
    const reportId = await create({ recurrenceInterval: 48, catchUp: 'latest' });
    const cancelNext = async () => {
      const next = (await rows()).find((row) => row.status === 'Pending');
      const input = { executionId: next?.execution_id ?? '', baseUrl: '' };
      await cancelExecution(context, caller, PROGRAM, input);
    };
    await cancelNext();
    await cancelNext();
    await updateReport(context, caller, PROGRAM, reportId, { recurrenceInterval: 24 });
    expect(await ledger()).toEqual(['11 Cancelled', '12 Pending', '13 Cancelled']);
    at('2026-03-13T12:00:00Z');
    expect(await work()).toBe(1);
    expect(await ledger()).toEqual(['11 Cancelled', '12 Completed', '13 Cancelled', '14 Pending']);
  });

  test('handed back while its report is resumed, it waits and is not stranded', async () => {
    const { create, claim, at, ledger, context, caller } = await world();
    const reportId = await create();
    at('2026-03-11T06:00:00Z');
    const running = await claim();
    if (!running) throw new Error('nothing to claim');
    await pauseReport(context, caller, PROGRAM, reportId);
    await Promise.all([
      releaseClaim(context, running),
      resumeReport(context, caller, PROGRAM, reportId),
    ]);
    expect((await ledger()).filter((entry) => entry.endsWith('Pending'))).toHaveLength(1);
  });

  test('an estimate that cannot be had holds no result up', async () => {
    const { create, at, claim, context, ledger } = await world();
    await create();
    at('2026-03-11T06:00:00Z');
    const claimed = await claim();
    if (!claimed) throw new Error('nothing to claim');
    const produced = await runExecution(context, claimed, signal, owned);
    const countRows = () => Promise.reject(new Error('the folder is away'));
    expect((await completeExecution({ ...context, countRows }, claimed, produced)).settled).toBe(
      'completed',
    );
    expect(await ledger()).toEqual(['11 Completed', '12 Pending']);
  });
});
