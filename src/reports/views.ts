import type { DateRange } from '../catalog/dataset.ts';
import type { CatchUpPolicy } from './executions/catch-up.ts';
import type { ExecutionState } from './executions/execution-state.ts';

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
export type CallbackStatus = 'Active' | 'Paused';
export type FileState = 'kept' | 'expired' | 'lost' | 'withheld';

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
  /** What becomes of due times that were missed. */
  readonly catchUp: CatchUpPolicy;
  readonly catchUpWindowHours: number;
  /** Paused when the receiver has kept failing; null without a callback. */
  readonly callbackStatus: CallbackStatus | null;
}

export interface ReportPart {
  /** From 1. */
  readonly part: number;
  readonly secureLink: string;
  readonly rows: number;
  /** As it is stored and sent. */
  readonly bytes: number;
  /** Hex, of these bytes. */
  readonly sha256: string;
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
  /** These are null until the execution is Completed, and again when its file is gone. */
  readonly reportLocation: string | null;
  readonly reportAccessSecureLink: string | null;
  /** What the file holds and what was withheld from it, as JSON; as long as the link beside it. */
  readonly reportManifestSecureLink: string | null;
  /** All parts of the file, where there are more than one; the first is reportAccessSecureLink's. */
  readonly reportParts: readonly ReportPart[] | null;
  readonly reportExpiryTime: string | null;
  readonly reportGeneratedTime: string | null;
  /** Why it failed, was skipped or cancelled; while it waits for another try, why the last failed. */
  readonly failureReason: string | null;
  readonly dueTime: string;
  /** Of the last try. */
  readonly startedTime: string | null;
  /** Tries so far. */
  readonly attempts: number;
  /** Its place among the account's executions that are ready, from 1; null unless it is one of them. */
  readonly queuedPosition: number | null;
  /** The due times that it stands for, when they were missed: from the first to its own. */
  readonly caughtUpFrom: string | null;
  readonly caughtUpTo: string | null;
  /**
   * `expired` past its retention, `lost` when it vanished before that, `withheld` when it shows more than
   * its owner's rights allow by now; null without a file.
   */
  readonly fileState: FileState | null;
  /** Whether its file lacks values because of the owner's role; null without a file. */
  readonly dataRedacted: boolean | null;
}
