import type {
  DatasetColumn,
  DatasetDescription,
  DatasetMetric,
} from '@partner-insights/client/browser';

/** A number that JavaScript cannot hold comes as a string of its digits. */
export type Cell = string | number | null;
export type ResultRow = Readonly<Record<string, Cell>>;
export type ColumnKind = 'text' | 'number' | 'date';

export interface ResultColumn {
  /** As the query spells it. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** As the catalog says it; null where it is not known. */
  readonly type: string | null;
  readonly description: string | null;
  readonly unit: string | null;
  /** Of a metric. */
  readonly formula: string | null;
  readonly withheld: boolean;
}

/** The columns of a result in their order, with what the catalog knows of them. */
export function resultColumns(
  rows: readonly ResultRow[],
  dataset: DatasetDescription | undefined,
): ResultColumn[] {
  const find = finderIn(dataset);
  return Object.keys(rows[0] ?? {}).map((name) => {
    const known = find(name);
    return {
      name,
      kind: known ? kindOfType(known.type) : kindOfValues(rows, name),
      type: known?.type ?? null,
      description: known?.description ?? null,
      unit: known?.unit ?? null,
      formula: known && 'formula' in known ? known.formula : null,
      withheld: known?.withheld ?? false,
    };
  });
}

type Known = DatasetColumn | DatasetMetric;

/** By name or alias, in any case. */
function finderIn(dataset: DatasetDescription | undefined): (name: string) => Known | undefined {
  const known = new Map<string, Known>();
  for (const metric of dataset?.metrics ?? []) known.set(metric.name.toLowerCase(), metric);
  for (const column of dataset?.columns ?? []) {
    for (const name of [column.name, ...column.aliases]) known.set(name.toLowerCase(), column);
  }
  return (name) => known.get(name.toLowerCase());
}

function kindOfType(type: string): ColumnKind {
  if (/^(integer|decimal)/.test(type)) return 'number';
  return /^(date|timestamp)/.test(type) ? 'date' : 'text';
}

function kindOfValues(rows: readonly ResultRow[], name: string): ColumnKind {
  const values = rows.map((row) => row[name] ?? null).filter((value) => value !== null);
  return values.length > 0 && values.every((value) => typeof value === 'number')
    ? 'number'
    : 'text';
}

/** Digits after the point, as in `decimal(18,2)`. */
export const scaleOf = (type: string | null): number | null => {
  const scale = /^decimal\(\d+,(\d+)\)$/.exec(type ?? '')?.[1];
  return scale === undefined ? null : Number(scale);
};
