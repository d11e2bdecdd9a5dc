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
      enum: ['Pending', 'Running', 'Paused', 'Completed', 'Failed', 'Skipped', 'Cancelled'],
    }),
    reportLocation: Nullable(Type.String({ description: 'Names the file; null until Completed.' })),
    reportAccessSecureLink: Nullable(
      Type.String({
        description:
          'Downloads the file without a token until reportExpiryTime; asking again gives a fresh one.',
      }),
    ),
    reportManifestSecureLink: Nullable(
      Type.String({
        description:
          'Tells, as JSON, what the file holds and what was withheld from it; ends with the link beside it.',
      }),
    ),
    reportParts: Nullable(
      Type.Array(
        Type.Object({
          part: Type.Integer({ description: 'From 1' }),
          secureLink: Type.String({ description: 'As reportAccessSecureLink, of this part' }),
          rows: Type.Integer({ description: 'Without the header' }),
          bytes: Type.Integer({ description: 'As it is sent, compressed' }),
          sha256: Type.String({ description: 'Of these bytes, hex' }),
        }),
        {
          description:
            'All parts of a large file, each a file by itself; null when there is only one. reportAccessSecureLink leads to the first.',
        },
      ),
    ),
    reportExpiryTime: Nullable(time('When the links end', '2026-03-03T04:00:09Z')),
    reportGeneratedTime: Nullable(time('When the file was made', '2026-03-02T04:00:09Z')),
    failureReason: Nullable(
      Type.String({
        description:
          'Why it failed, was skipped or cancelled; while it waits for another try: why the last failed.',
      }),
    ),
    dueTime: time('Its place on the schedule: start + n × interval', '2026-03-02T04:00:00Z'),
    startedTime: Nullable(time('When the last try began', '2026-03-02T04:00:01Z')),
    attempts: Type.Integer({ description: 'Tries so far.' }),
    queuedPosition: Nullable(
      Type.Integer({
        description:
          "Its place among the partner's executions that are ready to run, from 1; null unless it is one of them.",
      }),
    ),
    caughtUpFrom: Nullable(
      time('With caughtUpTo: the missed due times that it stands for', '2026-02-23T04:00:00Z'),
    ),
    caughtUpTo: Nullable(time('See caughtUpFrom', '2026-03-02T04:00:00Z')),
    fileState: Nullable(
      Type.String({
        enum: ['kept', 'expired', 'lost', 'withheld'],
        description:
          'Lost: it vanished before its retention ended. Withheld: it shows more than your rights allow by now. Null without a file.',
      }),
    ),
    dataRedacted: Nullable(
      Type.Boolean({
        description: 'True when its file lacks values because of your role; null without a file.',
      }),
    ),
  },
  { $id: 'Execution', title: 'Execution' },
);

export const RevokedLinks = Type.Object(
  { executionId: uuid('The execution', exampleIds.execution) },
  { $id: 'RevokedLinks', title: 'RevokedLinks' },
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
  reportManifestSecureLink: `https://insights.example/files/${exampleIds.execution}/manifest.json?se=1772510409&sig=kWq0cKxTn2sV5o1b`,
  reportParts: null,
  reportExpiryTime: '2026-03-03T04:00:09Z',
  reportGeneratedTime: '2026-03-02T04:00:09Z',
  failureReason: null,
  dueTime: '2026-03-02T04:00:00Z',
  startedTime: '2026-03-02T04:00:01Z',
  attempts: 1,
  queuedPosition: null,
  caughtUpFrom: null,
  caughtUpTo: null,
  fileState: 'kept',
  dataRedacted: false,
};
