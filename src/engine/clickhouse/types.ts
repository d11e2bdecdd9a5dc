import type { ColumnType } from '../../catalog/dataset.ts';

/** How a column is stored, null where it has no value. */
export const clickHouseType = (type: ColumnType): string => `Nullable(${bareType(type)})`;

export function bareType(type: ColumnType): string {
  switch (type.kind) {
    case 'string':
      return 'String';
    case 'integer':
      return 'Int64';
    case 'decimal':
      return `Decimal(${type.precision}, ${type.scale})`;
    case 'date':
      return 'Date32';
    case 'timestamp':
      return "DateTime64(6, 'UTC')";
  }
}

/** Of a sum. Whole numbers too: an Int128 cannot become a decimal, which is what Parquet holds. */
export const sumType = (type: ColumnType): string => `Nullable(Decimal(38, ${scaleOf(type)}))`;

/**
 * In which a sum is added up: ClickHouse would go on past the end of what it holds, and give another number. So many
 * rows that those of up to 18 digits had no room in 38 there cannot be; wider ones have 76, and fail when they are
 * made 38.
 */
export function addendType(type: ColumnType): string {
  const digits = type.kind === 'decimal' && type.precision > 18 ? 76 : 38;
  return `Nullable(Decimal(${digits}, ${scaleOf(type)}))`;
}

const scaleOf = (type: ColumnType): number => (type.kind === 'decimal' ? type.scale : 0);
