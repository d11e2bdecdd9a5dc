import type { Time } from './call-types.ts';
import type { CallbackMethod } from './callback-types.ts';

export type ReportStatus = 'Active' | 'Paused' | 'Inactive';

export interface Report {
  readonly reportId: string;
  readonly reportName: string;
  readonly description: string | null;
  readonly queryId: string | null;
  readonly query: string | null;
  readonly user: string | null;
  readonly createdTime: string | null;
  readonly modifiedTime: string | null;
  readonly executeNow: boolean;
  readonly startTime: string | null;
  readonly reportStatus: ReportStatus;
  /** Hours; 0 or null for a report that runs once. */
  readonly recurrenceInterval: number | null;
  /** Null: until paused or deleted. */
  readonly recurrenceCount: number | null;
  readonly callbackUrl: string | null;
  readonly callbackMethod: CallbackMethod | null;
  readonly format: string | null;
  /** What becomes of due times that were missed, where the service says so. */
  readonly catchUp: CatchUp | null;
  /** How far back missed due times are made up for. */
  readonly catchUpWindowHours: number | null;
  /** `Paused` when the receiver has kept failing, where the service says so; null without a callback. */
  readonly callbackStatus: string | null;
}

/** Of the due times that were missed the newest is run, none, or each; an addition of the open service. */
export type CatchUp = 'latest' | 'skip' | 'all';

/** The last three are additions of the open service to the vendor's. */
export type ReportFormat = 'csv' | 'tsv' | 'jsonl' | 'parquet';

/** What of a report can be changed. */
export interface ReportChange {
  readonly reportName?: string;
  readonly description?: string;
  readonly startTime?: Time;
  /** Hours, 4 to 2160. */
  readonly recurrenceInterval?: number;
  readonly recurrenceCount?: number | null;
  readonly format?: ReportFormat;
  readonly callbackUrl?: string;
  readonly callbackMethod?: CallbackMethod;
  /** Null: as the service's operator has set. */
  readonly catchUp?: CatchUp | null;
  /** 1 to 2160; null: as the service's operator has set. */
  readonly catchUpWindowHours?: number | null;
}

/** `executeNow` runs the report once at once; otherwise give `startTime` and `recurrenceInterval`. */
export interface NewReport extends ReportChange {
  readonly reportName: string;
  readonly queryId: string;
  readonly executeNow?: boolean;
  /** With `executeNow` only: replace the query's TIMESPAN. */
  readonly queryStartTime?: Time;
  readonly queryEndTime?: Time;
}

export interface ReportFilter {
  readonly reportId?: string;
  readonly reportName?: string;
  readonly queryId?: string;
}
