import type { DateRange } from '../catalog/dataset.ts';
import type { ExecutionState } from './execution-state.ts';

/** The answers of the use-cases, property by property as the contract sends them. */

export interface DatasetView {
  readonly datasetName: string;
  readonly selectableColumns: readonly string[];
  readonly availableMetrics: readonly string[];
  readonly availableDateRanges: readonly DateRange[];
  /** Hours. */
  readonly minimumRecurrenceInterval: number;
}

export interface QueryView {
  readonly queryId: string;
  readonly name: string;
  readonly description: string | null;
  readonly query: string;
  readonly type: 'userDefined' | 'system';
  readonly user: string;
  readonly createdTime: string | null;
}

export type ReportStatus = 'Active' | 'Paused' | 'Inactive';
export type CallbackMethod = 'GET' | 'POST';

export interface ReportView {
  readonly reportId: string;
  readonly reportName: string;
  readonly description: string | null;
  readonly queryId: string;
  readonly query: string;
  readonly user: string;
  readonly createdTime: string;
  readonly modifiedTime: string | null;
  readonly executeNow: boolean;
  readonly startTime: string;
  readonly reportStatus: ReportStatus;
  /** Hours; 0 for a run-now report. */
  readonly recurrenceInterval: number;
  readonly recurrenceCount: number | null;
  readonly callbackUrl: string | null;
  readonly callbackMethod: CallbackMethod;
  /** The same once more: published samples differ, and clients exist for both spellings. */
  readonly CallbackMethod: CallbackMethod;
  readonly format: string;
}

export interface ExecutionView {
  readonly executionId: string;
  readonly reportId: string;
  readonly recurrenceInterval: number;
  readonly recurrenceCount: number | null;
  readonly callbackUrl: string | null;
  readonly callbackMethod: CallbackMethod;
  readonly CallbackMethod: CallbackMethod;
  readonly format: string;
  readonly executionStatus: ExecutionState;
  /** These four are null until the execution is Completed, and again when its file is gone. */
  readonly reportLocation: string | null;
  readonly reportAccessSecureLink: string | null;
  readonly reportExpiryTime: string | null;
  readonly reportGeneratedTime: string | null;
  readonly failureReason: string | null;
}
