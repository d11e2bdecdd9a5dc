import { readDataset } from './envelope.ts';
import { fieldsOf } from './fields.ts';
import type { DatasetColumn, DatasetDescription, DatasetMetric } from './types.ts';

export function readDatasetDescription(raw: unknown): DatasetDescription {
  const { text, number, list } = fieldsOf(raw);
  return {
    ...readDataset(raw),
    description: text('description') ?? '',
    timeColumn: text('timeColumn'),
    timeGrain: text('timeGrain'),
    locationColumn: text('locationColumn') ?? '',
    refreshDays: number('refreshDays') ?? 0,
    columns: list('columns').map(readColumn),
    metrics: list('metrics').map(readMetric),
  };
}

function readColumn(raw: unknown): DatasetColumn {
  const { text, flag, list } = fieldsOf(raw);
  return {
    name: text('name') ?? '',
    type: text('type') ?? '',
    description: text('description') ?? '',
    unit: text('unit'),
    sensitivity: text('sensitivity'),
    withheld: flag('withheld'),
    aliases: list('aliases').map(String),
  };
}

function readMetric(raw: unknown): DatasetMetric {
  const { text, flag } = fieldsOf(raw);
  return {
    name: text('name') ?? '',
    type: text('type') ?? '',
    description: text('description') ?? '',
    unit: text('unit'),
    formula: text('formula') ?? '',
    withheld: flag('withheld'),
  };
}
