import type { DateRange, MetricFunction, Sensitivity } from './dataset.ts';

/** What `catalog/schema/dataset.schema.json` lets through. */
export interface DatasetFile {
  readonly name: string;
  readonly description: string;
  readonly order?: number;
  readonly aliases?: readonly string[];
  readonly accountColumn: string;
  readonly locationColumn: string;
  readonly timeColumn?: string;
  readonly timeGrain?: 'month' | 'day';
  readonly ranges: readonly DateRange[];
  readonly minimumRecurrenceInterval: number;
  readonly refreshDays: number;
  readonly columns: readonly ColumnEntry[];
  readonly metrics?: readonly MetricEntry[];
}

export interface ColumnEntry {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly unit?: string;
  readonly sensitivity?: Sensitivity;
  readonly aliases?: readonly string[];
  readonly selectable?: boolean;
}

export interface MetricEntry {
  readonly name: string;
  readonly function: MetricFunction;
  readonly description: string;
  readonly column?: string;
  readonly unit?: string;
}

/** What `catalog/schema/system-queries.schema.json` lets through. */
export interface QueriesFile {
  readonly systemQueries?: readonly SystemQueryEntry[];
  readonly sampleQueries?: readonly SampleQueryEntry[];
}

export interface SystemQueryEntry {
  readonly queryId: string;
  readonly name: string;
  readonly description: string;
  readonly dataset: string;
  readonly query: string;
}

export interface SampleQueryEntry {
  readonly title: string;
  readonly query: string;
}
