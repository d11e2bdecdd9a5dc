export interface Dataset {
  readonly datasetName: string;
  readonly selectableColumns: readonly string[];
  readonly availableMetrics: readonly string[];
  readonly availableDateRanges: readonly string[];
  /** Hours. */
  readonly minimumRecurrenceInterval: number | null;
}

/** A dataset with what its columns and metrics mean. */
export interface DatasetDescription extends Dataset {
  readonly description: string;
  /** What TIMESPAN filters; null for a dataset without time. */
  readonly timeColumn: string | null;
  /** `month` or `day`. */
  readonly timeGrain: string | null;
  /** Says to which location a row belongs. */
  readonly locationColumn: string;
  /** How often the data is renewed. */
  readonly refreshDays: number;
  readonly columns: readonly DatasetColumn[];
  readonly metrics: readonly DatasetMetric[];
}

export interface DatasetColumn {
  readonly name: string;
  /** `string`, `integer`, `decimal(18,2)`, `date` or `timestamp`. */
  readonly type: string;
  readonly description: string;
  readonly unit: string | null;
  /** `revenue`, `personal` or null. */
  readonly sensitivity: string | null;
  /** True: your rights make it read as null. */
  readonly withheld: boolean;
  /** Other names that queries may use. */
  readonly aliases: readonly string[];
}

export interface DatasetMetric {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly unit: string | null;
  /** Such as `sum(PaidAvailableUnits)`. */
  readonly formula: string;
  readonly withheld: boolean;
}

/** How new a dataset's data is, and which of its rows are yours. Times are UTC. */
export interface DatasetFreshness {
  readonly datasetName: string;
  /** Null where the dataset was never loaded; so with those below. */
  readonly snapshotId: string | null;
  /** When the data was loaded: it holds nothing newer. */
  readonly watermark: string | null;
  /** By when the next data is to be there. */
  readonly nextRefreshTime: string | null;
  /** Whether that has passed. */
  readonly isOverdue: boolean;
  /** Yours; null where they could not be counted in time. */
  readonly rows: number | null;
  /** Of your first and last row; null for a dataset without time too. */
  readonly firstTime: string | null;
  readonly lastTime: string | null;
}

/** Some values of a dataset's columns, from your newest rows. */
export interface DatasetSamples {
  readonly datasetName: string;
  readonly snapshotId: string;
  readonly watermark: string;
  /** How many were looked at. */
  readonly rows: number;
  readonly columns: readonly ColumnSamples[];
}

export interface ColumnSamples {
  readonly name: string;
  readonly withheld: boolean;
  /** As texts, the most frequent first. */
  readonly values: readonly string[];
}
