import { Type } from 'typebox';
import type { ExplanationView } from '../../reports/explain/explanation.ts';
import { exampleIds, exampleQuery, formats, optional, time } from './fields.ts';
import { Nullable } from './nullable.ts';

const range = (description: string) =>
  Type.Object(
    { estimate: Type.Number(), low: Type.Number(), high: Type.Number() },
    { description: `${description}: the estimate, and between what it lies.` },
  );

export const Explanation = Type.Object(
  {
    datasetName: Type.String(),
    snapshotId: Nullable(Type.String({ description: 'The data it was told by; null: not known.' })),
    watermark: Nullable(
      time('When that data was loaded: it holds nothing newer.', '2026-03-01T02:00:00Z'),
    ),
    coversFrom: Nullable(time('The first instant of the rows, were it run now; null: no bound.')),
    coversBefore: Nullable(time('The first instant after the rows; null: no bound.')),
    rows: range('Rows'),
    rowsSource: Type.String({
      enum: ['counted', 'statistics'],
      description: 'counted: exact; statistics: counting took too long.',
    }),
    fileBytes: range('Bytes of the file, compressed'),
    bytesSource: Type.String({
      enum: ['sample', 'columnTypes'],
      description: 'sample: by the first rows, compressed as a report is.',
    }),
    seconds: range('Seconds from the start of the run'),
    secondsSource: Type.String({
      enum: ['pastRuns', 'throughput'],
      description: 'pastRuns: by your own reports on the same query.',
    }),
    parts: Type.Integer({ description: 'How many files it makes.' }),
    format: Type.String(),
    redacted: Type.Array(Type.String(), {
      description: 'Columns and metrics of the query that come back empty because of your role.',
    }),
    dueTimes: Type.Array(Type.String(), {
      description: 'The first of the given schedule, five at most; none without one.',
    }),
  },
  { $id: 'Explanation', title: 'Explanation' },
);

export const exampleExplanation: ExplanationView = {
  datasetName: 'OfficeUsage',
  snapshotId: 'c1f0b0d2-94b5-4f0e-8f43-2f5b7a6c9d44',
  watermark: '2026-03-01T02:00:00Z',
  coversFrom: '2025-12-01T00:00:00Z',
  coversBefore: '2026-03-01T00:00:00Z',
  rows: { estimate: 48_210, low: 48_210, high: 48_210 },
  rowsSource: 'counted',
  fileBytes: { estimate: 402_000, low: 201_000, high: 804_000 },
  bytesSource: 'sample',
  seconds: { estimate: 0.4, low: 0.2, high: 0.9 },
  secondsSource: 'pastRuns',
  parts: 1,
  format: 'csv',
  redacted: [],
  dueTimes: ['2026-03-02T04:00:00Z', '2026-03-09T04:00:00Z'],
};

export const ExplainBody = Type.Object(
  {
    Query: optional(Type.String({ description: 'A query text; excludes QueryId.' })),
    QueryId: optional(
      Type.String({ description: 'A query of your own or a system query; excludes Query.' }),
    ),
    Format: optional(Type.String({ description: formats })),
    StartTime: optional(time('As of a report; without a schedule no due times are told.')),
    RecurrenceInterval: optional(Type.Integer({ description: 'Hours, as of a report.' })),
    RecurrenceCount: optional(Type.Integer({ description: 'As of a report.' })),
    QueryStartTime: optional(time('Replaces the TIMESPAN of the query.')),
    QueryEndTime: optional(time('Replaces the TIMESPAN of the query.')),
  },
  {
    examples: [
      {
        Query: exampleQuery,
        StartTime: '2026-03-02T04:00:00Z',
        RecurrenceInterval: 168,
        RecurrenceCount: 2,
      },
      { QueryId: exampleIds.query },
    ],
  },
);
