import { Type } from 'typebox';
import { workerStates } from '../../reports/operations/list-workers.ts';
import { exampleIds, time, uuid } from './fields.ts';
import { Nullable } from './nullable.ts';
import { exampleTenant } from './partner.ts';

/** What the schemas of running things share. */
export const reportOf = {
  reportId: uuid('The report', exampleIds.report),
  reportName: Type.String(),
  tenantId: uuid('The partner', exampleTenant),
  partnerName: Nullable(Type.String({ description: 'Null where it is no longer known.' })),
};

export const exampleReportOf = {
  reportId: exampleIds.report,
  reportName: 'Seats by customer',
  tenantId: exampleTenant,
  partnerName: 'Contoso',
};

const count = (description: string) => Type.Integer({ description });

const Lane = Type.Object({
  lane: Type.String({ enum: ['small', 'large'], description: 'By the rows a run reads.' }),
  ready: count('Due, and no worker has claimed them yet.'),
  waiting: count('Their time is still to come.'),
  running: count('A worker holds their lease.'),
  paused: count('Their report is paused.'),
  oldestReadySeconds: Type.Number({
    description: 'How long the oldest that is ready has been so; 0 without any.',
  }),
});

export const Queue = Type.Object(
  {
    asOfTime: time('When it was read, UTC', '2026-03-01T04:05:06.000Z'),
    lanes: Type.Array(Lane),
    callbacks: Type.Object({
      pending: count('Wait for an attempt.'),
      sending: count('Are being sent.'),
      held: count('Their receiver is paused.'),
      failed: count('Given up.'),
    }),
    oldestCallbackSeconds: Type.Number({
      description: 'How long the oldest has waited for an attempt that is due; 0 without any.',
    }),
  },
  { $id: 'Queue', title: 'Queue' },
);

export const exampleQueue = {
  asOfTime: '2026-03-01T04:05:06.000Z',
  lanes: [
    { lane: 'small', ready: 3, waiting: 120, running: 2, paused: 4, oldestReadySeconds: 1.5 },
    { lane: 'large', ready: 0, waiting: 12, running: 1, paused: 0, oldestReadySeconds: 0 },
  ],
  callbacks: { pending: 2, sending: 1, held: 0, failed: 0 },
  oldestCallbackSeconds: 0,
};

const Held = Type.Object({
  executionId: uuid('The execution', exampleIds.execution),
  ...reportOf,
  lane: Type.String(),
  attempts: count('Tries so far.'),
  startedTime: Nullable(time('UTC', '2026-03-01T04:05:00.000Z')),
  leaseExpiresTime: Nullable(
    time('Not prolonged by then, it goes to another worker.', '2026-03-01T04:06:00.000Z'),
  ),
});

const told = 'Null where the worker has told nothing of itself.';

export const Worker = Type.Object(
  {
    workerId: Type.String({ description: 'It owns the leases of what it runs.' }),
    workerStatus: Type.String({
      enum: [...workerStates],
      description: 'busy, idle, or lost: it has told nothing for a minute.',
    }),
    host: Nullable(Type.String({ description: told })),
    processId: Nullable(Type.Integer({ description: told })),
    version: Nullable(Type.String({ description: told })),
    concurrency: Nullable(Type.Integer({ description: 'Executions that it runs at once.' })),
    startedTime: Nullable(time("UTC, by the system's clock", '2026-03-01T00:00:00.000Z')),
    seenTime: Nullable(
      time("When it told last, UTC, by the system's clock", '2026-03-01T04:05:00.000Z'),
    ),
    executions: Type.Array(Held, { description: 'What it holds, the longest under way first.' }),
  },
  { $id: 'Worker', title: 'Worker' },
);

export const exampleWorker = {
  workerId: '4711-0b8d7c6e-5f4a-4b3c-8d2e-1f0a9b8c7d6e',
  workerStatus: 'busy',
  ...{ host: 'worker-1', processId: 4711, version: '0.1.0', concurrency: 2 },
  startedTime: '2026-03-01T00:00:00.000Z',
  seenTime: '2026-03-01T04:05:00.000Z',
  executions: [
    {
      executionId: exampleIds.execution,
      ...exampleReportOf,
      ...{ lane: 'small', attempts: 1 },
      startedTime: '2026-03-01T04:05:00.000Z',
      leaseExpiresTime: '2026-03-01T04:06:00.000Z',
    },
  ],
};

const seconds = (description: string) => Type.Number({ description });

const Lateness = Type.Object({
  p50: seconds('Half of the runs started within so many seconds.'),
  p95: seconds('Nineteen in twenty did.'),
  max: seconds('All did.'),
});

export const Throughput = Type.Object(
  {
    time: time('Where the interval begins, UTC', '2026-03-01T04:00:00.000Z'),
    completed: count('Ended in it.'),
    failed: count('Ended in it.'),
    skipped: count('Ended in it.'),
    cancelled: count('Ended in it.'),
    lateness: Type.Unsafe<object | null>({
      ...Lateness,
      type: ['object', 'null'],
      description:
        'Seconds from when executions were ready to when their last try started; null where no run ended.',
    }),
  },
  { $id: 'Throughput', title: 'Throughput' },
);

export const exampleThroughput = {
  time: '2026-03-01T04:00:00.000Z',
  ...{ completed: 240, failed: 1, skipped: 0, cancelled: 0 },
  lateness: { p50: 0.2, p95: 1.4, max: 3.9 },
};

export const period = {
  from: Type.Optional(time('Ended at or after; a day before `to` when left out.')),
  to: Type.Optional(time('Ended before; now when left out.')),
};
