import { Type } from 'typebox';
import type { DatasetFreshnessView } from '../../reports/dataset-facts/dataset-freshness.ts';
import type { DatasetSamplesView } from '../../reports/dataset-facts/sample-values.ts';
import { Nullable } from './nullable.ts';

const time = (description: string) => Nullable(Type.String({ description: `${description} UTC.` }));

export const DatasetFreshness = Type.Object(
  {
    datasetName: Type.String(),
    snapshotId: Nullable(Type.String({ description: 'Null: the dataset was never loaded.' })),
    watermark: time('When the data was loaded: it holds nothing newer.'),
    nextRefreshTime: time('By when the next data is to be there.'),
    isOverdue: Type.Boolean({ description: 'Whether that has passed.' }),
    rows: Nullable(
      Type.Integer({ description: 'Yours; null: they could not be counted in 10 seconds.' }),
    ),
    firstTime: time('Of your first row; null: none has a time.'),
    lastTime: time('Of your last row.'),
  },
  { $id: 'DatasetFreshness', title: 'DatasetFreshness' },
);

export const exampleFreshness: DatasetFreshnessView = {
  ...{ datasetName: 'OfficeUsage', snapshotId: '20260301T021500Z-5f3a' },
  ...{ watermark: '2026-03-01T02:15:00Z', nextRefreshTime: '2026-03-02T02:15:00Z' },
  ...{ isOverdue: false, rows: 48_210 },
  ...{ firstTime: '2023-03-01T00:00:00Z', lastTime: '2026-02-01T00:00:00Z' },
};

export const DatasetSamples = Type.Object(
  {
    datasetName: Type.String(),
    snapshotId: Type.String(),
    watermark: Type.String({ description: 'When the data was loaded. UTC.' }),
    rows: Type.Integer({ description: 'How many of your newest rows were looked at.' }),
    columns: Type.Array(
      Type.Object({
        name: Type.String(),
        withheld: Type.Boolean({ description: 'True: your rights make it read as null.' }),
        values: Type.Array(Type.String(), {
          description: 'Five at most, as texts, the most frequent first; long ones are cut.',
        }),
      }),
    ),
  },
  { $id: 'DatasetSamples', title: 'DatasetSamples' },
);

export const exampleSamples: DatasetSamplesView = {
  ...{ datasetName: 'OfficeUsage', snapshotId: '20260301T021500Z-5f3a' },
  ...{ watermark: '2026-03-01T02:15:00Z', rows: 1000 },
  columns: [
    { name: 'CustomerMarket', withheld: false, values: ['United States', 'Germany', 'Japan'] },
    { name: 'CustomerName', withheld: true, values: [] },
  ],
};
