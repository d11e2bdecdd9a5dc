import { Type } from 'typebox';
import type { CompletionView, QueryCheckView } from '../../reports/editing/query-check.ts';
import { exampleQuery, optional, time } from './fields.ts';
import { Nullable } from './nullable.ts';

const offset = (which: string) =>
  Type.Integer({ description: `${which}: UTF-16 code units from the beginning, from 0.` });
const place = { from: offset('Where it begins'), to: offset('Where it ends, exclusive') };
const withheld = Type.Boolean({ description: 'True: your rights make it read as null.' });

export const QueryCheck = Type.Object(
  {
    ok: Type.Boolean({ description: 'True: the text is a query that can be created and run.' }),
    diagnostics: Type.Array(
      Type.Object({
        code: Type.String({ description: 'For programs, such as unknown_column.' }),
        message: Type.String({ description: 'A sentence, with its place and the nearest names.' }),
        ...place,
        line: Type.Integer({ description: 'From 1.' }),
        column: Type.Integer({ description: 'From 1, in UTF-16 code units.' }),
        suggestions: Type.Array(Type.String(), {
          description: 'Each may replace the text from `from` to `to`; best first.',
        }),
      }),
      { description: 'What is wrong, in the order of the text: 20 and how many follow.' },
    ),
    datasetName: Nullable(Type.String({ description: 'Null, as what follows, unless ok.' })),
    columns: Type.Array(
      Type.Object({
        name: Type.String({ description: 'The header of the answer.' }),
        kind: Type.String({ enum: ['column', 'metric'] }),
        type: Type.String({ description: 'string, integer, decimal(p,s), date or timestamp.' }),
        unit: Nullable(Type.String()),
        withheld,
      }),
    ),
    aggregates: Type.Boolean({ description: 'True: a row stands for many.' }),
    timespan: Nullable(Type.String({ description: 'The range, given or by default.' })),
    coversFrom: Nullable(time('The first instant of the rows, were it run now; null: no bound.')),
    coversBefore: Nullable(time('The first instant after the rows; null: no bound.')),
    redacted: Type.Array(Type.String(), {
      description: 'Columns and metrics anywhere in the query that read as null for you.',
    }),
  },
  { $id: 'QueryCheck', title: 'QueryCheck' },
);

export const Completion = Type.Object(
  {
    label: Type.String({ description: 'What would stand from `from` to `to`.' }),
    kind: Type.String({
      enum: ['keyword', 'dataset', 'column', 'metric', 'range', 'operator'],
    }),
    detail: Type.String({
      description: 'Type and unit; before a dataset is named, the datasets that have the name.',
    }),
    description: Nullable(Type.String({ description: 'What it means.' })),
    withheld,
    ...place,
  },
  { $id: 'Completion', title: 'Completion' },
);

export const exampleCheck: QueryCheckView = {
  ...{ ok: true, diagnostics: [], datasetName: 'OfficeUsage' },
  columns: [
    { name: 'CustomerName', kind: 'column', type: 'string', unit: null, withheld: false },
    { name: 'CustomerMarket', kind: 'column', type: 'string', unit: null, withheld: false },
    { name: 'PaidAvailableUnits', kind: 'column', type: 'integer', unit: 'seats', withheld: false },
  ],
  ...{ aggregates: false, timespan: 'LAST_3_MONTHS' },
  ...{ coversFrom: '2025-12-01T00:00:00Z', coversBefore: '2026-03-01T00:00:00Z', redacted: [] },
};

export const exampleFaultyCheck: QueryCheckView = {
  ok: false,
  diagnostics: [
    {
      code: 'unknown_column',
      message: 'Unknown column `CustomerNam` in OfficeUsage at 1:8; did you mean `CustomerName`?',
      ...{ from: 7, to: 18, line: 1, column: 8, suggestions: ['CustomerName'] },
    },
  ],
  ...{ datasetName: null, columns: [], aggregates: false, timespan: null },
  ...{ coversFrom: null, coversBefore: null, redacted: [] },
};

export const exampleCompletion: CompletionView = {
  ...{ label: 'CustomerName', kind: 'column', detail: 'string' },
  ...{ description: 'Name of the customer.', withheld: false, from: 7, to: 11 },
};

const text = Type.Optional(
  Type.String({ description: 'Text in the report query language, finished or not.' }),
);

export const CheckQueryBody = Type.Object(
  { Query: text },
  { 'x-required': ['Query'], examples: [{ Query: exampleQuery }] },
);

export const CompleteQueryBody = Type.Object(
  {
    Query: optional(Type.String({ description: 'Text in the report query language, unfinished.' })),
    Position: optional(
      Type.Integer({
        description:
          'Where something is to be written: UTF-16 code units from the beginning; the end when left out.',
      }),
    ),
  },
  { examples: [{ Query: 'SELECT Cust FROM OfficeUsage', Position: 11 }] },
);
