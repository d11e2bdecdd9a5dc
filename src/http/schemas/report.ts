import { Type } from 'typebox';
import { catchUpPolicies } from '../../reports/executions/catch-up.ts';
import type { ReportView } from '../../reports/views.ts';
import { callback, exampleIds, exampleQuery, formats, optional, time, uuid } from './fields.ts';
import { Nullable } from './nullable.ts';

const CATCH_UP =
  'Which of the due times that were missed are made up for: the newest, none or all of them.';
const CATCH_UP_WINDOW = 'How far back missed due times are made up for.';

const FIRST_RUN = '2026-03-02T04:00:00Z';

export const Report = Type.Object(
  {
    reportId: uuid('The report', exampleIds.report),
    reportName: Type.String(),
    description: Nullable(Type.String()),
    queryId: uuid('The query it was made from', exampleIds.query),
    query: Type.String({ description: 'The query text as it was when the report was created.' }),
    user: Type.String({ description: 'Who made it.' }),
    createdTime: time('UTC', '2026-03-01T04:05:06Z'),
    modifiedTime: Nullable(time('Null until it is first changed.', '2026-03-01T05:00:00Z')),
    executeNow: Type.Boolean(),
    startTime: time('UTC', FIRST_RUN),
    reportStatus: Type.String({ enum: ['Active', 'Paused', 'Inactive'] }),
    recurrenceInterval: Type.Integer({ description: 'Hours; 0 for a report that runs once.' }),
    recurrenceCount: Nullable(Type.Integer({ description: 'Null: until paused or deleted.' })),
    callbackUrl: Nullable(Type.String()),
    callbackMethod: Type.String({ enum: ['GET', 'POST'] }),
    CallbackMethod: Type.String({ enum: ['GET', 'POST'], description: 'The same once more.' }),
    format: Type.String(),
    catchUp: Type.String({ enum: [...catchUpPolicies], description: CATCH_UP }),
    catchUpWindowHours: Type.Integer({ description: CATCH_UP_WINDOW }),
    callbackStatus: Nullable(
      Type.String({
        enum: ['Active', 'Paused'],
        description: 'Paused when the receiver kept failing; null without a callback.',
      }),
    ),
  },
  { $id: 'Report', title: 'Report' },
);

export const exampleReport: ReportView = {
  reportId: exampleIds.report,
  reportName: 'Office seats, weekly',
  description: null,
  queryId: exampleIds.query,
  query: exampleQuery,
  user: 'exec@contoso.example',
  createdTime: '2026-03-01T04:05:06Z',
  modifiedTime: null,
  executeNow: false,
  startTime: FIRST_RUN,
  reportStatus: 'Active',
  recurrenceInterval: 168,
  recurrenceCount: 10,
  callbackUrl: null,
  callbackMethod: 'POST',
  CallbackMethod: 'POST',
  format: 'csv',
  catchUp: 'latest',
  catchUpWindowHours: 720,
  callbackStatus: null,
};

const changeable = {
  ReportName: optional(Type.String({ description: 'Not empty.' })),
  Description: optional(Type.String()),
  StartTime: optional(
    time('UTC, yyyy-MM-ddTHH:mm:ssZ; needed unless ExecuteNow; some hours ahead.', FIRST_RUN),
  ),
  RecurrenceInterval: optional(
    Type.Integer({
      description:
        'Hours, 4 to 2160 and not below the minimum of the dataset; needed unless ExecuteNow.',
    }),
  ),
  RecurrenceCount: optional(
    Type.Integer({ description: 'How often it runs; absent or null: until paused or deleted.' }),
  ),
  Format: optional(Type.String({ description: formats })),
  CallbackUrl: optional(Type.String({ description: callback.url })),
  CallbackMethod: optional(Type.String({ description: callback.method })),
  CatchUp: optional(Type.String({ description: `latest, skip or all. ${CATCH_UP}` })),
  CatchUpWindowHours: optional(Type.Integer({ description: CATCH_UP_WINDOW })),
};

export const UpdateReportBody = Type.Object(changeable, {
  description: 'What is left out stays as it is.',
  examples: [{ ReportName: 'Office seats, daily', RecurrenceInterval: 24 }],
});

export const CreateReportBody = Type.Object(
  {
    ...changeable,
    ReportName: Type.Optional(Type.String({ description: 'Not empty.' })),
    QueryId: Type.Optional(Type.String({ description: 'A query of your own or a system query.' })),
    ExecuteNow: optional(
      Type.Boolean({ description: 'True: runs once, at once; the schedule is ignored.' }),
    ),
    QueryStartTime: optional(
      time('With ExecuteNow: replaces the TIMESPAN of the query.', '2026-01-01T00:00:00Z'),
    ),
    QueryEndTime: optional(
      time('With ExecuteNow: replaces the TIMESPAN of the query.', '2026-01-31T23:59:59Z'),
    ),
  },
  {
    'x-required': ['ReportName', 'QueryId'],
    examples: [
      {
        ReportName: exampleReport.reportName,
        QueryId: exampleIds.query,
        StartTime: FIRST_RUN,
        RecurrenceInterval: 168,
        RecurrenceCount: 10,
        Format: 'csv',
      },
      { ReportName: 'Office seats, once', QueryId: exampleIds.query, ExecuteNow: true },
    ],
  },
);

export const ReportParams = Type.Object({
  reportId: Type.String({ description: 'The report', examples: [exampleIds.report] }),
});
