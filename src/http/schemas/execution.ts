import { Type } from 'typebox';
import type { ExecutionView } from '../../reports/views.ts';
import { exampleIds, time, uuid } from './fields.ts';
import { Nullable } from './nullable.ts';

const FILE = `https://insights.example/files/${exampleIds.execution}/Office%20seats.csv`;

export const Execution = Type.Object(
  {
    executionId: uuid('The execution', exampleIds.execution),
    reportId: uuid('Its report', exampleIds.report),
    recurrenceInterval: Type.Integer({ description: 'Hours; 0 for a report that runs once.' }),
    recurrenceCount: Nullable(Type.Integer()),
    callbackUrl: Nullable(Type.String()),
    callbackMethod: Type.String({ enum: ['GET', 'POST'] }),
    CallbackMethod: Type.String({ enum: ['GET', 'POST'], description: 'The same once more.' }),
    format: Type.String(),
    executionStatus: Type.String({
      enum: ['Pending', 'Running', 'Paused', 'Completed', 'Failed'],
    }),
    reportLocation: Nullable(Type.String({ description: 'Names the file; null until Completed.' })),
    reportAccessSecureLink: Nullable(
      Type.String({
        description:
          'Downloads the file without a token until reportExpiryTime; asking again gives a fresh one.',
      }),
    ),
    reportExpiryTime: Nullable(time('When the link ends', '2026-03-03T04:00:09Z')),
    reportGeneratedTime: Nullable(time('When the file was made', '2026-03-02T04:00:09Z')),
    failureReason: Nullable(Type.String({ description: 'Only of a Failed one.' })),
  },
  { $id: 'Execution', title: 'Execution' },
);

export const exampleExecution: ExecutionView = {
  executionId: exampleIds.execution,
  reportId: exampleIds.report,
  recurrenceInterval: 168,
  recurrenceCount: 10,
  callbackUrl: null,
  callbackMethod: 'POST',
  CallbackMethod: 'POST',
  format: 'csv',
  executionStatus: 'Completed',
  reportLocation: FILE,
  reportAccessSecureLink: `${FILE}?se=1772510409&sig=kWq0cKxTn2sV5o1b`,
  reportExpiryTime: '2026-03-03T04:00:09Z',
  reportGeneratedTime: '2026-03-02T04:00:09Z',
  failureReason: null,
};
