import { Type } from 'typebox';
import { executionStates } from '../../reports/executions/execution-state.ts';
import type { OccurrenceView } from '../../reports/summaries/history-views.ts';
import type { ReportSummaryView, RunView } from '../../reports/summaries/summary-views.ts';
import { exampleIds, time, uuid } from './fields.ts';
import { Nullable } from './nullable.ts';

const DUE = '2026-03-02T04:00:00Z';

const recentRun = {
  executionStatus: Type.String({ enum: [...executionStates] }),
  dueTime: time('Its place on the schedule', DUE),
  lateSeconds: Nullable(
    Type.Number({
      description: 'Between its due time and the start of its last try; null if it never started.',
    }),
  ),
  runSeconds: Nullable(
    Type.Number({ description: 'From the start of its last try to its end; null without one.' }),
  ),
};

const run = {
  executionId: uuid('The execution', exampleIds.execution),
  ...recentRun,
  startedTime: Nullable(time('When the last try began', '2026-03-02T04:00:01Z')),
  endedTime: Nullable(time('When it ended, however it did', '2026-03-02T04:00:09Z')),
  retryTime: Nullable(time('When it is tried again, after a try that failed.')),
  attempts: Type.Integer({ description: 'Tries so far.' }),
  failureReason: Nullable(
    Type.String({
      description:
        'Why it failed, was skipped or cancelled; while it waits for another try: why the last failed.',
    }),
  ),
};

export const ReportSummary = Type.Object(
  {
    reportId: uuid('The report', exampleIds.report),
    reportStatus: Type.String({ enum: ['Active', 'Paused', 'Inactive'] }),
    asOfTime: time('The time of the service as it answered', '2026-03-02T05:00:00Z'),
    upcomingTimes: Type.Array(Type.String(), {
      description:
        'The next due times, five at most, the one that waits first; none unless the report is Active.',
    }),
    openExecutions: Type.Array(Type.Object(run), { description: 'Those that wait or run.' }),
    lastExecution: Type.Unsafe<RunView | null>({
      ...Type.Object(run),
      type: ['object', 'null'],
      description: 'The one of the newest due time that has ended.',
    }),
    recentExecutions: Type.Array(Type.Object(recentRun), {
      description: 'The newest 30 that have ended, the newest first.',
    }),
  },
  { $id: 'ReportSummary', title: 'ReportSummary' },
);

export const Occurrence = Type.Object(
  {
    reportId: uuid('Its report', exampleIds.report),
    ...run,
    queuedPosition: Nullable(
      Type.Integer({
        description:
          "Its place among the partner's executions that are ready to run, from 1; null unless it is one of them.",
      }),
    ),
    caughtUpFrom: Nullable(
      time('With caughtUpTo: the missed due times that it stands for', '2026-02-23T04:00:00Z'),
    ),
    caughtUpTo: Nullable(time('See caughtUpFrom', DUE)),
    format: Type.String(),
    fileState: Nullable(
      Type.String({
        enum: ['kept', 'expired', 'lost', 'withheld'],
        description: 'As of an execution; null without a file.',
      }),
    ),
    fileExpiryTime: Nullable(
      time('When the file ceases to be kept; links end earlier.', '2026-04-01T04:00:09Z'),
    ),
    dataRedacted: Nullable(
      Type.Boolean({
        description: 'True when its file lacks values because of your role; null without a file.',
      }),
    ),
    fileParts: Type.Array(
      Type.Object({
        part: Type.Integer({ description: 'From 1' }),
        rows: Type.Integer({ description: 'Without the header' }),
        bytes: Type.Integer({ description: 'As it is sent, compressed' }),
        sha256: Type.String({ description: 'Of these bytes, hex' }),
      }),
      {
        description:
          'The file, in one part as a rule; told also when it is no longer kept, and not when it is withheld.',
      },
    ),
  },
  { $id: 'Occurrence', title: 'Occurrence' },
);

const exampleRun: RunView = {
  executionId: exampleIds.execution,
  executionStatus: 'Completed',
  dueTime: DUE,
  lateSeconds: 1.2,
  runSeconds: 8.1,
  startedTime: '2026-03-02T04:00:01Z',
  endedTime: '2026-03-02T04:00:09Z',
  retryTime: null,
  attempts: 1,
  failureReason: null,
};

export const exampleSummary: ReportSummaryView = {
  reportId: exampleIds.report,
  reportStatus: 'Active',
  asOfTime: '2026-03-02T05:00:00Z',
  upcomingTimes: ['2026-03-09T04:00:00Z', '2026-03-16T04:00:00Z'],
  openExecutions: [
    {
      ...exampleRun,
      executionId: '0f0f3c0a-6a0d-4b7c-9c39-1c1d0a7e5f44',
      executionStatus: 'Pending',
      dueTime: '2026-03-09T04:00:00Z',
      ...{ lateSeconds: null, runSeconds: null, startedTime: null, endedTime: null, attempts: 0 },
    },
  ],
  lastExecution: exampleRun,
  recentExecutions: [
    { executionStatus: 'Completed', dueTime: DUE, lateSeconds: 1.2, runSeconds: 8.1 },
  ],
};

export const exampleOccurrence: OccurrenceView = {
  reportId: exampleIds.report,
  ...exampleRun,
  queuedPosition: null,
  caughtUpFrom: null,
  caughtUpTo: null,
  format: 'csv',
  fileState: 'kept',
  fileExpiryTime: '2026-04-01T04:00:09Z',
  dataRedacted: false,
  fileParts: [
    {
      part: 1,
      rows: 120,
      bytes: 4096,
      sha256: '5f2b8c1d0e9a7f6b4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b',
    },
  ],
};
