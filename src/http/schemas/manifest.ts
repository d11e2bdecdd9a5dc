import { Type } from 'typebox';
import type { Manifest as ManifestView } from '../../reports/executions/read-manifest.ts';
import { exampleIds, exampleQuery, time, uuid } from './fields.ts';
import { Nullable } from './nullable.ts';

export const Manifest = Type.Object(
  {
    executionId: uuid('The execution', exampleIds.execution),
    reportId: uuid('Its report', exampleIds.report),
    reportName: Type.String(),
    program: Type.String(),
    query: Type.String({ description: 'The text that was run.' }),
    owner: Type.String({ description: 'With whose rights it was run.' }),
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
    snapshotId: Nullable(Type.String({ description: 'The data that it was made from.' })),
    dueTime: time('Its place on the schedule', '2026-03-02T04:00:00Z'),
    generatedTime: Nullable(time('When the file was made', '2026-03-02T04:00:09Z')),
    format: Type.String(),
    rows: Nullable(Type.Integer({ description: 'Without the header.' })),
    bytes: Nullable(Type.Integer({ description: 'Of the gzip file.' })),
    plainBytes: Nullable(Type.Integer()),
    sha256: Nullable(Type.String({ description: 'Hex, of the gzip file.' })),
  },
  { $id: 'Manifest', title: 'Manifest' },
);

export const exampleManifest: ManifestView = {
  executionId: exampleIds.execution,
  reportId: exampleIds.report,
  reportName: 'Office seats',
  program: 'mpn',
  query: exampleQuery,
  owner: 'viewer@contoso.example',
  accountId: '1001000',
  locations: null,
  dataRedacted: true,
  redactedFields: ['CustomerName'],
  snapshotId: '6d1f0c1e-2b1a-4f0e-9c55-0a4c4f5d6e77',
  dueTime: '2026-03-02T04:00:00Z',
  generatedTime: '2026-03-02T04:00:09Z',
  format: 'csv',
  rows: 126,
  bytes: 1893,
  plainBytes: 4677,
  sha256: '3b7e4f0c2d1a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c',
};
