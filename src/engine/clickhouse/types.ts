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

/** Of a sum: ClickHouse adds Int64 in 64 bits unless told otherwise, and decimals in 38 digits. */
export const sumType = (type: ColumnType): string =>
  type.kind === 'decimal' ? `Nullable(Decimal(38, ${type.scale}))` : 'Nullable(Int128)';
