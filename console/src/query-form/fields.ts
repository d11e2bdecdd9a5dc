import type { DatasetDescription } from '@partner-insights/client/browser';

export type ValueKind = 'text' | 'number' | 'date' | 'time';

/** A column or metric, as a form offers it. */
export interface Field {
  readonly kind: 'column' | 'metric';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly values: ValueKind;
  /** As the service names it, such as `decimal(18,2)`. */
  readonly type: string;
  readonly unit: string | null;
  /** Of a metric. */
  readonly formula: string | null;
  readonly sensitivity: string | null;
  readonly withheld: boolean;
}

/** The metrics, then the columns. */
export const fieldsOf = ({ metrics, columns }: DatasetDescription): Field[] => [
  ...metrics.map((metric) => ({
    ...metric,
    kind: 'metric' as const,
    aliases: [],
    sensitivity: null,
    values: valueKindOf(metric.type),
  })),
  ...columns.map((column) => ({
    ...column,
    kind: 'column' as const,
    formula: null,
    values: valueKindOf(column.type),
  })),
];

export function valueKindOf(type: string): ValueKind {
  if (type === 'date') return 'date';
  if (type === 'timestamp') return 'time';
  return /^(?:integer|decimal)/.test(type) ? 'number' : 'text';
}

/** By its name or an alias, in any case. */
export function findField(fields: readonly Field[], written: string): Field | undefined {
  const wanted = written.toLowerCase();
  return fields.find(({ name, aliases }) =>
    [name, ...aliases].some((known) => known.toLowerCase() === wanted),
  );
}

export function findDataset(
  datasets: readonly DatasetDescription[],
  written: string | undefined,
): DatasetDescription | undefined {
  const wanted = written?.toLowerCase();
  return datasets.find(({ datasetName }) => datasetName.toLowerCase() === wanted);
}
