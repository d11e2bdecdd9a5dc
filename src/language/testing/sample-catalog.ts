import { type Catalog, createCatalog } from '../../catalog/catalog.ts';
import { type Column, type ColumnType, type Dataset, dateRanges } from '../../catalog/dataset.ts';

const column = (name: string, type: ColumnType, more: Partial<Column> = {}): Column => ({
  name,
  type,
  description: name,
  aliases: [],
  selectable: true,
  ...more,
});

const text: ColumnType = { kind: 'string' };
const whole: ColumnType = { kind: 'integer' };
const money: ColumnType = { kind: 'decimal', precision: 18, scale: 2 };

const common = {
  program: 'mpn',
  description: '',
  accountColumn: 'PGAMpnId',
  locationColumn: 'MPNId',
  aliases: [],
  minimumRecurrenceInterval: 24,
  refreshDays: 5,
} as const;

/** Every type of column, aliases, a hidden column, and metrics of every function. */
export const usage: Dataset = {
  ...common,
  name: 'Usage',
  aliases: ['CloudUsage'],
  timeColumn: 'Month',
  timeGrain: 'month',
  availableDateRanges: ['LAST_MONTH', 'LAST_3_MONTHS', 'LAST_6_MONTHS', 'LIFETIME'],
  columns: [
    column('PGAMpnId', text, { aliases: ['PGAPartnerID'] }),
    column('MPNId', text),
    column('CustomerName', text, { sensitivity: 'personal' }),
    column('CustomerMarket', text, { aliases: ['Country'] }),
    column('Month', { kind: 'date' }),
    column('LastSeen', { kind: 'timestamp' }),
    column('Seats', whole, { unit: 'seats' }),
    column('Revenue', money, { unit: 'USD', sensitivity: 'revenue' }),
    column('HiddenRevenue', money, { selectable: false }),
  ],
  metrics: [
    { name: 'RowCount', description: '', function: 'count', type: whole },
    {
      name: 'CustomerCount',
      description: '',
      function: 'count_distinct',
      column: 'CustomerName',
      type: whole,
    },
    {
      name: 'TotalRevenue',
      description: '',
      function: 'sum',
      column: 'HiddenRevenue',
      type: { kind: 'decimal', precision: 38, scale: 2 },
    },
  ],
};

/** No time at all. */
export const profile: Dataset = {
  ...common,
  name: 'Profile',
  timeColumn: null,
  timeGrain: null,
  availableDateRanges: ['LIFETIME'],
  columns: [
    column('PGAMpnId', text),
    column('MPNId', text),
    column('PartnerName', text),
    column('City', text),
  ],
  metrics: [{ name: 'PartnerCount', description: '', function: 'count', type: whole }],
};

/** By the day, with every range. */
export const training: Dataset = {
  ...common,
  name: 'Training',
  timeColumn: 'CompletionDate',
  timeGrain: 'day',
  availableDateRanges: dateRanges,
  columns: [
    column('PGAMpnId', text),
    column('MPNId', text),
    column('CompletionDate', { kind: 'date' }),
    column('Title', text),
  ],
  metrics: [],
};

export const sampleCatalog: Catalog = createCatalog([usage, profile, training]);
