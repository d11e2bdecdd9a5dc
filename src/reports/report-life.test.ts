import { expect, test } from 'vitest';
import { createQuery } from './create-query.ts';
import { type CreateReportInput, createReport } from './create-report.ts';
import { deleteQuery } from './delete-query.ts';
import { deleteReport } from './delete-report.ts';
import { listExecutions } from './executions/list-executions.ts';
import { listReports } from './list-reports.ts';
import { pauseReport } from './pause-report.ts';
import { resumeReport } from './resume-report.ts';
import { PROGRAM, QUERY, reportsWorld } from './testing/reports-world.ts';
import { updateReport } from './update-report.ts';

const BASE = { baseUrl: 'https://insights.example' };

async function world() {
  const made = await reportsWorld();
  const { context, caller } = made;
  const query = await createQuery(context, caller, PROGRAM, { name: ' Q ', query: ` ${QUERY} ` });
  const create = (input: CreateReportInput = {}) =>
    createReport(context, caller, PROGRAM, {
      reportName: 'Seats',
      queryId: query.queryId,
      startTime: '2026-03-11T06:00:00Z',
      recurrenceInterval: 24,
      ...input,
    });
  const executions = (reportId: string, executionStatus?: string) =>
    listExecutions(context, caller, PROGRAM, { ...BASE, reportId, executionStatus });
  return { ...made, query, create, executions };
}

test('a query is kept trimmed, and its creator is named', async () => {
  const { query } = await world();
  expect(query).toMatchObject({
    name: 'Q',
    query: QUERY,
    type: 'userDefined',
    user: 'ada@example.org',
    createdTime: '2026-03-10T12:00:00Z',
  });
});

test('a scheduled report answers every property of the contract, and waits', async () => {
  const { create, executions, query } = await world();
  const report = await create({ recurrenceCount: 3, callbackUrl: 'https://hook.example/x?a=1' });
  expect(report).toEqual({
    reportId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    reportName: 'Seats',
    description: null,
    queryId: query.queryId,
    query: QUERY,
    user: 'ada@example.org',
    createdTime: '2026-03-10T12:00:00Z',
    modifiedTime: null,
    executeNow: false,
    startTime: '2026-03-11T06:00:00Z',
    reportStatus: 'Active',
    recurrenceInterval: 24,
    recurrenceCount: 3,
    callbackUrl: 'https://hook.example/x?a=1',
    callbackMethod: 'POST',
    CallbackMethod: 'POST',
    format: 'csv',
    catchUp: 'latest',
    catchUpWindowHours: 720,
    callbackStatus: 'Active',
  });
  const [waiting] = await executions(report.reportId, 'pending');
  expect(waiting).toMatchObject({ executionStatus: 'Pending', reportAccessSecureLink: null });
});

test.each<[string, CreateReportInput, string]>([
  ['no name', { reportName: ' ' }, 'ReportName is required.'],
  ['no start', { startTime: null }, 'StartTime is required unless ExecuteNow is true'],
  ['a start without zone', { startTime: '2026-03-11 06:00:00' }, 'StartTime must be a UTC time'],
  [
    'a start too soon',
    { startTime: '2026-03-10T15:59:59Z' },
    'StartTime must be at least 4 hours from now, so not before 2026-03-10T16:00:00Z; it is 2026-03-10T15:59:59Z.',
  ],
  ['no interval', { recurrenceInterval: null }, 'RecurrenceInterval is required'],
  ['interval 3', { recurrenceInterval: 3 }, 'Recurrence Interval must be between 4 and 2160'],
  ['interval 2161', { recurrenceInterval: 2161 }, 'Recurrence Interval must be between 4 and 2160'],
  [
    'interval under the dataset’s',
    { recurrenceInterval: 4 },
    'at least 24 hours for DynamicsUsage',
  ],
  ['count 0', { recurrenceCount: 0 }, 'RecurrenceCount must be a whole number from 1 to'],
  ['count past exact numbers', { recurrenceCount: 2 ** 53 }, 'to 1000000, or null; it is 9007'],
  ['name of two lines', { reportName: 'a\u0000b' }, 'must not hold control characters'],
  ['endless name', { reportName: 'x'.repeat(257) }, 'at most 256 characters; it has 257'],
  ['format', { format: 'xml' }, 'Format must be one of csv, tsv, jsonl, parquet; it is "xml".'],
  ['callback', { callbackUrl: 'ftp://x' }, 'CallbackUrl must be an http or https address'],
  [
    'endless callback',
    { callbackUrl: `https://x.example/${'é'.repeat(1000)}` },
    'CallbackUrl must have at most 2048 characters, escapes counted; it has 6018',
  ],
  [
    'callback with U+0000',
    { callbackUrl: 'https://x.example/a\u0000b' },
    'CallbackUrl must not hold control characters',
  ],
  [
    'callback method',
    { callbackMethod: 'PUT' },
    'CallbackMethod must be GET or POST; it is "PUT".',
  ],
  ['query id', { queryId: 'nonsense' }, 'Invalid QueryId'],
])('refused: %s', async (_, input, message) => {
  const { create } = await world();
  await expect(create(input)).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining(message),
  });
});

test('all problems of a report are named at once', async () => {
  const { create } = await world();
  await expect(create({ reportName: '', format: 'pdf', recurrenceInterval: 1 })).rejects.toThrow(
    /ReportName.*Format.*Recurrence Interval/,
  );
});

test('the space form of StartTime and exactly the minimum lead are taken', async () => {
  const { create } = await world();
  expect((await create({ startTime: '2026-03-10 16:00:00Z' })).startTime).toBe(
    '2026-03-10T16:00:00Z',
  );
});

test('a run-now report ignores the schedule and waits at once', async () => {
  const { create, executions } = await world();
  const input = { executeNow: true, startTime: 'x', recurrenceInterval: 1, recurrenceCount: 9 };
  const report = await create(input);
  expect(report).toMatchObject({
    executeNow: true,
    recurrenceInterval: 0,
    recurrenceCount: null,
    startTime: '2026-03-10T12:00:00Z',
  });
  expect(await executions(report.reportId, 'Pending')).toHaveLength(1);
});

test('executions: by default a report that never completed is a 404 that says what to check', async () => {
  const { create, executions, context, caller } = await world();
  const { reportId } = await create();
  await expect(executions(reportId)).rejects.toMatchObject({
    status: 404,
    message: expect.stringContaining('executionStatus (Completed when it is not given'),
  });
  const input = { ...BASE, reportId: ` ${reportId.toUpperCase()}`, getLatestExecution: true };
  const [newest] = await listExecutions(context, caller, PROGRAM, input);
  expect(newest).toMatchObject({ executionStatus: 'Pending' });
  expect(await executions(reportId, 'Completed; pending')).toHaveLength(1);
  await expect(executions(reportId, 'Done')).rejects.toThrow(
    'executionStatus must be one of Pending, Running, Paused, Completed, Failed, Skipped, Cancelled; it is "Done".',
  );
});

test('pausing holds the waiting execution; resuming takes the next grid time after now', async () => {
  const { create, executions, context, caller, clock } = await world();
  const { reportId } = await create();
  const paused = await pauseReport(context, caller, PROGRAM, reportId);
  expect(paused).toMatchObject({ reportStatus: 'Paused', modifiedTime: '2026-03-10T12:00:00Z' });
  expect(await executions(reportId, 'Paused')).toHaveLength(1);
  clock.set('2026-03-14T07:00:00Z');
  const resumed = await resumeReport(context, caller, PROGRAM, reportId);
  expect(resumed.reportStatus).toBe('Active');
  expect(await executions(reportId, 'Pending')).toHaveLength(1);
  await expect(executions(reportId, 'Paused')).rejects.toMatchObject({ status: 404 });
});

test('a paused report whose last time has passed becomes Inactive when it is resumed', async () => {
  const { create, context, caller, clock } = await world();
  const { reportId } = await create({ recurrenceCount: 2 });
  await pauseReport(context, caller, PROGRAM, reportId);
  clock.set('2026-03-12T06:00:00Z');
  const resumed = await resumeReport(context, caller, PROGRAM, reportId);
  expect(resumed.reportStatus).toBe('Inactive');
  await expect(pauseReport(context, caller, PROGRAM, reportId)).rejects.toMatchObject({
    status: 400,
  });
});

test('an update changes what is given, and moves the waiting execution', async () => {
  const { create, context, caller } = await world();
  const { reportId } = await create({ description: 'kept' });
  const updated = await updateReport(context, caller, PROGRAM, reportId, {
    reportName: 'Renamed',
    startTime: '2026-04-01 00:00:00Z',
    format: 'TSV',
    callbackMethod: 'get',
  });
  expect(updated).toMatchObject({
    reportName: 'Renamed',
    description: 'kept',
    startTime: '2026-04-01T00:00:00Z',
    recurrenceInterval: 24,
    format: 'tsv',
    callbackMethod: 'GET',
    modifiedTime: '2026-03-10T12:00:00Z',
  });
  const rows = await context.store.db.selectFrom('executions').selectAll().execute();
  expect(rows.map((row) => row.due_time)).toEqual(['2026-04-01T00:00:00.000Z']);
});

test('a start that is sent again unchanged may lie in the past; what is due already still runs', async () => {
  const { create, context, caller, clock } = await world();
  const { reportId } = await create();
  clock.set('2026-03-20T00:00:00Z');
  const input = { startTime: '2026-03-11T06:00:00Z', recurrenceInterval: 48 };
  await updateReport(context, caller, PROGRAM, reportId, input);
  const rows = await context.store.db.selectFrom('executions').selectAll().execute();
  expect(rows.filter((row) => row.status === 'Pending').map((row) => row.due_time)).toEqual([
    '2026-03-11T06:00:00.000Z',
  ]);
  expect(rows.filter((row) => row.status === 'Skipped')).toHaveLength(8);
  await expect(
    updateReport(context, caller, PROGRAM, reportId, { startTime: '2026-03-12T06:00:00Z' }),
  ).rejects.toThrow(/at least 4 hours/);
});

test('a new count loses no run that is due already', async () => {
  const { create, context, caller, clock } = await world();
  const { reportId } = await create();
  clock.set('2026-03-11T07:00:00Z');
  const updated = await updateReport(context, caller, PROGRAM, reportId, { recurrenceCount: 1 });
  expect(updated).toMatchObject({ reportStatus: 'Active', recurrenceCount: 1 });
  const rows = await context.store.db.selectFrom('executions').selectAll().execute();
  expect(rows.map((row) => row.due_time)).toEqual(['2026-03-11T06:00:00.000Z']);
});

test('another user of the partner sees nothing of it: 404', async () => {
  const { create, context, addUser, caller, query } = await world();
  const { reportId } = await create();
  const other = { ...caller, ...(await addUser('bob@example.org')) };
  const refusals = [
    listExecutions(context, other, PROGRAM, { ...BASE, reportId }),
    listReports(context, other, PROGRAM, { reportId }),
    updateReport(context, other, PROGRAM, reportId, { reportName: 'x' }),
    pauseReport(context, other, PROGRAM, reportId),
    deleteReport(context, other, PROGRAM, reportId),
    deleteQuery(context, other, PROGRAM, query.queryId),
  ];
  for (const refusal of refusals) await expect(refusal).rejects.toMatchObject({ status: 404 });
  expect(await listReports(context, other, PROGRAM, {})).toEqual([]);
  expect(await listReports(context, caller, PROGRAM, { reportName: 'SEATS' })).toHaveLength(1);
});

test('deleting a query breaks no report; deleting a report takes its executions along', async () => {
  const { create, context, caller, query } = await world();
  const { reportId } = await create();
  await deleteQuery(context, caller, PROGRAM, query.queryId);
  const [report] = await listReports(context, caller, PROGRAM, { reportId });
  expect(report?.query).toBe(QUERY);
  expect(await deleteReport(context, caller, PROGRAM, reportId)).toMatchObject({ reportId });
  expect(await context.store.db.selectFrom('executions').selectAll().execute()).toEqual([]);
});
