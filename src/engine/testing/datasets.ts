import type { Column, ColumnType, Dataset, Metric } from '../../catalog/dataset.ts';

const column = (name: string, type: ColumnType, more: Partial<Column> = {}): Column => ({
  name,
  type,
  description: '',
  aliases: [],
  selectable: true,
  ...more,
});

const metric = (name: string, fn: Metric['function'], type: ColumnType, over?: string): Metric => ({
  name,
  description: '',
  function: fn,
  type,
  ...(over ? { column: over } : {}),
});

/** One column of every type, one of every sensitivity, one that queries do not know. */
export const salesDataset: Dataset = {
  program: 'mpn',
  name: 'Sales',
  description: '',
  aliases: [],
  accountColumn: 'Account',
  locationColumn: 'Location',
  timeColumn: 'Day',
  timeGrain: 'day',
  availableDateRanges: ['LAST_30_DAYS', 'LIFETIME'],
  minimumRecurrenceInterval: 24,
  refreshDays: 5,
  columns: [
    column('Account', { kind: 'string' }, { selectable: false }),
    column('Location', { kind: 'string' }),
    column('Customer', { kind: 'string' }, { aliases: ['CustomerName'] }),
    column('Email', { kind: 'string' }, { sensitivity: 'personal' }),
    column('Day', { kind: 'date' }),
    column('ChangedTime', { kind: 'timestamp' }),
    column('Seats', { kind: 'integer' }, { unit: 'seats' }),
    column('Revenue', { kind: 'decimal', precision: 18, scale: 2 }, { sensitivity: 'revenue' }),
    column('Rate', { kind: 'decimal', precision: 9, scale: 4 }),
  ],
  metrics: [
    metric('Rows', 'count', { kind: 'integer' }),
    metric('CustomerCount', 'count_distinct', { kind: 'integer' }, 'Customer'),
    metric('EmailCount', 'count_distinct', { kind: 'integer' }, 'Email'),
    metric('TotalSeats', 'sum', { kind: 'integer' }, 'Seats'),
    metric('TotalRevenue', 'sum', { kind: 'decimal', precision: 38, scale: 2 }, 'Revenue'),
    metric('TotalRate', 'sum', { kind: 'decimal', precision: 38, scale: 4 }, 'Rate'),
  ],
};
