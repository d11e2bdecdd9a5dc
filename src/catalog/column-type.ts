import type { ColumnType, MetricFunction } from './dataset.ts';

/** The widest decimal that the engines hold. */
export const MAX_PRECISION = 38;

/** Reads `string`, `integer`, `date`, `timestamp` or `decimal(p,s)`; the schema lets no other by. */
export function parseColumnType(text: string): ColumnType {
  const decimal = /^decimal\((\d+), ?(\d+)\)$/.exec(text);
  if (decimal) return { kind: 'decimal', precision: Number(decimal[1]), scale: Number(decimal[2]) };
  return { kind: text as Exclude<ColumnType['kind'], 'decimal'> };
}

/** Writes what `parseColumnType` reads. */
export const typeText = (type: ColumnType): string =>
  type.kind === 'decimal' ? `decimal(${type.precision},${type.scale})` : type.kind;

/** The type of a metric's value. A sum gets room for every sum that fits the engines. */
export function metricType(metric: MetricFunction, column: ColumnType | undefined): ColumnType {
  if (metric !== 'sum' || column?.kind !== 'decimal') return { kind: 'integer' };
  return { kind: 'decimal', precision: MAX_PRECISION, scale: column.scale };
}

export const isNumber = (type: ColumnType): boolean =>
  type.kind === 'integer' || type.kind === 'decimal';
