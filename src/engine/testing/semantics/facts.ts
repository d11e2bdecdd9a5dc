import { createCatalog } from '../../../catalog/catalog.ts';
import type { Column, ColumnType, Dataset, Metric } from '../../../catalog/dataset.ts';
import { dateRanges } from '../../../catalog/dataset.ts';

const column = (name: string, type: ColumnType, selectable = true): Column => ({
  ...{ name, type, description: '', aliases: [], selectable },
});

const metric = (name: string, fn: Metric['function'], column: string, scale?: number): Metric => ({
  ...{ name, description: '', function: fn, column },
  type: scale === undefined ? { kind: 'integer' } : { kind: 'decimal', precision: 38, scale },
});

/** A column of every type; the account is the rule that its rows are for. Without TIMESPAN a query covers all. */
export const factsDataset: Dataset = {
  ...{ program: 'mpn', name: 'Facts', description: '', aliases: [] },
  ...{ accountColumn: 'Rule', locationColumn: 'Location', timeColumn: 'Day', timeGrain: 'day' },
  ...{ minimumRecurrenceInterval: 24, refreshDays: 5 },
  availableDateRanges: dateRanges.filter((range) => range !== 'LAST_6_MONTHS'),
  columns: [
    column('Rule', { kind: 'string' }, false),
    column('Location', { kind: 'string' }),
    column('Text', { kind: 'string' }),
    column('Number', { kind: 'integer' }),
    column('Amount', { kind: 'decimal', precision: 18, scale: 2 }),
    column('Wide', { kind: 'decimal', precision: 38, scale: 6 }),
    column('Day', { kind: 'date' }),
    column('At', { kind: 'timestamp' }),
  ],
  metrics: [
    { name: 'Rows', description: '', function: 'count', type: { kind: 'integer' } },
    metric('Texts', 'count_distinct', 'Text'),
    metric('Days', 'count_distinct', 'Day'),
    metric('TotalNumber', 'sum', 'Number'),
    metric('TotalAmount', 'sum', 'Amount', 2),
    metric('TotalWide', 'sum', 'Wide', 6),
  ],
};

export const factsCatalog = createCatalog([factsDataset]);

/** When every query is asked. */
export const NOW = new Date('2026-04-15T10:20:00Z');
