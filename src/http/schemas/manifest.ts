import { Type } from 'typebox';
import type { SignedManifest } from '../../reports/executions/manifest.ts';
import { exampleIds, exampleQuery, time, uuid } from './fields.ts';
import { Nullable } from './nullable.ts';

const times = {
  data: '2026-03-02T01:30:00Z',
  from: '2025-12-01T00:00:00Z',
  to: '2026-03-01T00:00:00Z',
  due: '2026-03-02T04:00:00Z',
  started: '2026-03-02T04:00:02Z',
  generated: '2026-03-02T04:00:09Z',
};

const hash = (of: string) => Type.String({ description: `Hex SHA-256 of ${of}.` });

const Column = Type.Object({
  name: Type.String(),
  type: Type.String({ description: 'string, integer, decimal(p,s), date or timestamp.' }),
});

const Part = Type.Object({
  rows: Type.Integer({ description: 'Without the header.' }),
  encoding: Type.Enum(['gzip', 'identity']),
  bytes: Type.Integer({ description: 'Of the file as it is stored and sent.' }),
  sha256: hash('the file as it is stored and sent'),
  plainBytes: Type.Integer(),
  plainSha256: hash('the plain file'),
});

const Jws = Type.Object(
  { payload: Type.String(), protected: Type.String(), signature: Type.String() },
  {
    description:
      'Signs all of the above: a flattened JWS whose payload is the base64url of the signed JSON. Its key is that of /files/manifest-key.json.',
  },
);

export const Manifest = Type.Object(
  {
    manifestVersion: Type.Integer(),
    executionId: uuid('The execution', exampleIds.execution),
    reportId: uuid('Its report', exampleIds.report),
    reportName: Type.String(),
    program: Type.String(),
    query: Type.String({ description: 'The text that was run.' }),
    owner: Type.String({ description: 'With whose rights it was run.' }),
    planSha256: hash('the plan that was run, without the account'),
    accountId: Type.String({ description: 'The partner account of its rows.' }),
    locations: Nullable(
      Type.Array(Type.String(), {
        description: 'The locations of its rows; null: the whole account.',
      }),
    ),
    dataRedacted: Type.Boolean({ description: 'True when redactedFields names any.' }),
    redactedFields: Type.Array(Type.String(), {
      description: "Columns and metrics of the query that are empty because of the owner's role.",
    }),
    snapshotId: Type.String({ description: 'The data that it was made from.' }),
    dataTime: time('When that data was loaded: the file holds nothing newer', times.data),
    coveredFrom: Nullable(time('The time of the rows, from', times.from)),
    coveredTo: Nullable(time('The time of the rows, until before', times.to)),
    dueTime: time('Its place on the schedule', times.due),
    startedTime: Nullable(time('When the last try began', times.started)),
    generatedTime: time('When the file was made', times.generated),
    format: Type.String(),
    columns: Type.Array(Column),
    rows: Type.Integer({ description: 'Without the header.' }),
    parts: Type.Array(Part, { description: 'The files that it consists of: one.' }),
    serviceVersion: Type.String(),
    engineVersion: Type.String(),
    jws: Jws,
  },
  { $id: 'Manifest', title: 'Manifest' },
);

export const exampleManifest: SignedManifest = {
  manifestVersion: 1,
  executionId: exampleIds.execution,
  reportId: exampleIds.report,
  reportName: 'Office seats',
  program: 'mpn',
  query: exampleQuery,
  owner: 'viewer@contoso.example',
  planSha256: '9f2c4b6a8d0e1f3a5c7b9d2e4f6a8c0b1d3e5f7a9c2b4d6e8f0a1c3b5d7e9f2a',
  accountId: '1001000',
  locations: null,
  dataRedacted: true,
  redactedFields: ['CustomerName'],
  snapshotId: '6d1f0c1e-2b1a-4f0e-9c55-0a4c4f5d6e77',
  dataTime: times.data,
  coveredFrom: times.from,
  coveredTo: times.to,
  dueTime: times.due,
  startedTime: times.started,
  generatedTime: times.generated,
  format: 'csv',
  columns: [
    { name: 'CustomerName', type: 'string' },
    { name: 'CustomerMarket', type: 'string' },
    { name: 'PaidAvailableUnits', type: 'integer' },
  ],
  rows: 126,
  parts: [
    {
      rows: 126,
      encoding: 'gzip',
      bytes: 1893,
      sha256: '3b7e4f0c2d1a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c',
      plainBytes: 4677,
      plainSha256: '5c8f1a3e7b9d2c4f6a8e0b1d3c5f7a9e2b4d6c8f0a1e3b5d7c9f2a4e6b8d0c1f',
    },
  ],
  serviceVersion: '0.1.0',
  engineVersion: 'DuckDB v1.5.5',
  jws: {
    payload: 'eyJtYW5pZmVzdFZlcnNpb24iOjF9',
    protected: 'eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0',
    signature: 'pNqVq1fZ2o0m5w',
  },
};
