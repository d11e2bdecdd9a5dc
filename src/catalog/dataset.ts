/** The words of the catalog, as the other rooms use them. All of it is plain, frozen data. */

export type ColumnType =
  | { readonly kind: 'string' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamp' };

/** Why a column is withheld from a Report viewer. */
export type Sensitivity = 'revenue' | 'personal';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
  /** What a number counts: `seats`, `USD`, `minutes`, … */
  readonly unit?: string;
  readonly sensitivity?: Sensitivity;
  /** Other names that queries may use; the asked-for name becomes the header. */
  readonly aliases: readonly string[];
  /** False: not listed and not known to queries; only policy and metrics use it. */
  readonly selectable: boolean;
}

export type MetricFunction = 'count' | 'count_distinct' | 'sum';

export interface Metric {
  readonly name: string;
  readonly description: string;
  readonly unit?: string;
  readonly function: MetricFunction;
  /** The column it is taken over; absent for `count`. */
  readonly column?: string;
  /** The type of its value. */
  readonly type: ColumnType;
}

export const dateRanges = [
  'TODAY',
  'YESTERDAY',
  'LAST_7_DAYS',
  'LAST_14_DAYS',
  'LAST_30_DAYS',
  'LAST_90_DAYS',
  'LAST_180_DAYS',
  'LAST_365_DAYS',
  'LAST_MONTH',
  'LAST_3_MONTHS',
  'LAST_6_MONTHS',
  'LAST_1_YEAR',
  'LIFETIME',
] as const;

export type DateRange = (typeof dateRanges)[number];

export interface Dataset {
  readonly program: string;
  readonly name: string;
  readonly description: string;
  readonly aliases: readonly string[];
  /** The column that says to which partner account a row belongs. */
  readonly accountColumn: string;
  /** The column that says to which location (MPN id) of the account a row belongs. */
  readonly locationColumn: string;
  /** The date or timestamp column that TIMESPAN filters; null for a dataset without time. */
  readonly timeColumn: string | null;
  readonly timeGrain: 'month' | 'day' | null;
  readonly availableDateRanges: readonly DateRange[];
  /** Hours. */
  readonly minimumRecurrenceInterval: number;
  /** How often the vendor renews the data. */
  readonly refreshDays: number;
  /** In catalog order, selectable or not. */
  readonly columns: readonly Column[];
  readonly metrics: readonly Metric[];
}

/** A predefined query, the same for everybody. */
export interface SystemQuery {
  readonly queryId: string;
  readonly name: string;
  readonly description: string;
  readonly program: string;
  readonly dataset: string;
  readonly query: string;
}

/** A published query to learn from. */
export interface SampleQuery {
  readonly program: string;
  readonly title: string;
  readonly query: string;
}
