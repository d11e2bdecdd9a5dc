import { fieldsOf } from './fields.ts';
import type { ColumnSamples, DatasetFreshness, DatasetSamples } from './types.ts';

export function readDatasetFreshness(raw: unknown): DatasetFreshness {
  const { text, number, flag } = fieldsOf(raw);
  return {
    datasetName: text('datasetName') ?? '',
    snapshotId: text('snapshotId'),
    watermark: text('watermark'),
    nextRefreshTime: text('nextRefreshTime'),
    isOverdue: flag('isOverdue'),
    rows: number('rows'),
    firstTime: text('firstTime'),
    lastTime: text('lastTime'),
  };
}

export function readDatasetSamples(raw: unknown): DatasetSamples {
  const { text, number, list } = fieldsOf(raw);
  return {
    datasetName: text('datasetName') ?? '',
    snapshotId: text('snapshotId') ?? '',
    watermark: text('watermark') ?? '',
    rows: number('rows') ?? 0,
    columns: list('columns').map(readColumn),
  };
}

function readColumn(raw: unknown): ColumnSamples {
  const { text, flag, list } = fieldsOf(raw);
  return {
    name: text('name') ?? '',
    withheld: flag('withheld'),
    values: list('values').map(String),
  };
}
