import type { Column, ColumnType, Dataset, Metric } from '../../../../src/catalog/dataset.ts';
import { dateRanges } from '../../../../src/catalog/dataset.ts';
import { salesDataset } from '../../../../src/engine/testing/datasets.ts';

const decimal = (precision: number, scale: number): ColumnType => ({
  ...{ kind: 'decimal', precision, scale },
});

const column = (name: string, type: ColumnType): Column => ({
  ...{ name, type, description: '', aliases: [], selectable: true },
});

const sum = (column: string, type: ColumnType): Metric => ({
  ...{ name: `Total${column}`, description: '', function: 'sum', column, type },
});

const distinct = (column: string): Metric => ({
  ...{ name: `${column}Values`, description: '', function: 'count_distinct', column },
  type: { kind: 'integer' },
});

/** Decimals of every width that is stored in another way. Edge and Fraction have no sum: it might be too large. */
const decimals = [
  column('Narrow', decimal(5, 4)),
  column('Whole', decimal(18, 0)),
  column('Broad', decimal(38, 6)),
  column('Edge', decimal(38, 2)),
  column('Fraction', decimal(38, 37)),
];

/** The sales dataset with more decimals, a sum or a number of values for each column, and every range of time. */
const hostile: Dataset = {
  ...salesDataset,
  availableDateRanges: dateRanges,
  columns: [...salesDataset.columns, ...decimals],
  metrics: [
    ...salesDataset.metrics.map(withRoom),
    sum('Narrow', decimal(38, 4)),
    sum('Whole', decimal(38, 0)),
    sum('Broad', decimal(38, 6)),
    ...['Location', 'Day', 'ChangedTime', 'Seats', 'Edge', 'Fraction'].map(distinct),
  ],
};

/** As the catalog gives it. */
function withRoom(metric: Metric): Metric {
  const { type } = metric;
  return type.kind === 'decimal' ? { ...metric, type: { ...type, precision: 38 } } : metric;
}

/** By its days, by its times, and without time. */
export const hostileDatasets: readonly Dataset[] = [
  { ...hostile, name: 'HostileDays' },
  { ...hostile, name: 'HostileTimes', timeColumn: 'ChangedTime' },
  {
    ...hostile,
    ...{ name: 'HostileTimeless', timeColumn: null, timeGrain: null },
    availableDateRanges: ['LIFETIME'],
  },
];
