import { Type } from 'typebox';
import { failureStates } from '../../reports/operations/list-failures.ts';
import { exampleIds, time, uuid } from './fields.ts';
import { Nullable } from './nullable.ts';
import { exampleReportOf, reportOf } from './operations.ts';

export const FailedExecution = Type.Object(
  {
    executionId: uuid('The execution', exampleIds.execution),
    executionStatus: Type.String({ enum: [...failureStates] }),
    ...reportOf,
    program: Type.String(),
    lane: Type.String(),
    format: Type.String(),
    dueTime: time('UTC', '2026-03-01T04:00:00.000Z'),
    startedTime: Nullable(time('Of the last try', '2026-03-01T04:00:01.000Z')),
    endedTime: time('UTC', '2026-03-01T04:00:06.000Z'),
    attempts: Type.Integer({ description: 'Tries.' }),
    failureReason: Nullable(Type.String({ description: 'As the owner of the report reads it.' })),
    correlationId: Type.String({ description: 'That of the run; it is in the log.' }),
  },
  { $id: 'FailedExecution', title: 'FailedExecution' },
);

export const exampleFailure = {
  executionId: exampleIds.execution,
  executionStatus: 'Failed',
  ...exampleReportOf,
  ...{ program: 'mpn', lane: 'small', format: 'csv' },
  dueTime: '2026-03-01T04:00:00.000Z',
  startedTime: '2026-03-01T04:00:01.000Z',
  endedTime: '2026-03-01T04:00:06.000Z',
  attempts: 3,
  failureReason: 'The worker stopped while it was running it. Gave up after 3 tries.',
  correlationId: exampleIds.execution,
};

export const FailingReceiver = Type.Object(
  {
    ...reportOf,
    callbackUrl: Nullable(Type.String({ description: 'Without user, password and query string.' })),
    callbackMethod: Type.String(),
    callbackStatus: Type.String({
      enum: ['Active', 'Paused'],
      description: 'Paused when it has failed for too long.',
    }),
    failures: Type.Integer({ description: 'Attempts since it last took one.' }),
    failingSinceTime: time('UTC', '2026-03-01T04:00:06.000Z'),
    waiting: Type.Integer({ description: 'Callbacks that wait for it, also those held.' }),
    failureReason: Nullable(Type.String({ description: 'Of the last attempt.' })),
  },
  { $id: 'FailingReceiver', title: 'FailingReceiver' },
);

export const exampleReceiver = {
  ...exampleReportOf,
  callbackUrl: 'https://receiver.example/in',
  ...{ callbackMethod: 'POST', callbackStatus: 'Active', failures: 3 },
  failingSinceTime: '2026-03-01T04:00:06.000Z',
  waiting: 2,
  failureReason: 'The receiver answered with status 503.',
};

/** Which part of a list is wanted. */
export const paging = (last: string, longest: number) => ({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: longest, description: '100 when left out.' }),
  ),
  after: Type.Optional(
    Type.String({ description: 'Goes on behind there, as nextLink says.', examples: [last] }),
  ),
});
