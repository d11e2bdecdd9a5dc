import type { CallbackMethod } from './callback-types.ts';
import type { ReportStatus } from './report-types.ts';

/** The last three are additions of the open service to the vendor's. */
export type ExecutionStatus =
  | 'Pending'
  | 'Running'
  | 'Paused'
  | 'Completed'
  | 'Failed'
  | 'Skipped'
  | 'Cancelled';

export interface ReportPart {
  /** From 1. */
  readonly part: number;
  readonly secureLink: string;
  readonly rows: number;
  /** As it is sent. */
  readonly bytes: number;
  /** Hex, of these bytes. */
  readonly sha256: string;
}

export interface Execution {
  readonly executionId: string;
  readonly reportId: string;
  readonly recurrenceInterval: number | null;
  readonly recurrenceCount: number | null;
  readonly callbackUrl: string | null;
  readonly callbackMethod: CallbackMethod | null;
  readonly format: string | null;
  readonly executionStatus: ExecutionStatus;
  readonly reportLocation: string | null;
  readonly reportAccessSecureLink: string | null;
  /** Tells what the file holds and lacks, where the service has it. */
  readonly reportManifestSecureLink: string | null;
  /** All parts of a large file, where the service says so; the first is reportAccessSecureLink's. */
  readonly reportParts: readonly ReportPart[] | null;
  readonly reportExpiryTime: string | null;
  readonly reportGeneratedTime: string | null;
  /** Why it failed, was skipped or cancelled, where the service says so. */
  readonly failureReason: string | null;
  /** Its place on the schedule, where the service says so; so with those below. */
  readonly dueTime: string | null;
  readonly startedTime: string | null;
  /** Tries so far. */
  readonly attempts: number | null;
  /** Its place in the queue, from 1. */
  readonly queuedPosition: number | null;
  /** The missed due times that it stands for. */
  readonly caughtUpFrom: string | null;
  readonly caughtUpTo: string | null;
  /** `kept`, `expired`, `lost` or `withheld`. */
  readonly fileState: string | null;
  /** True when the file lacks values because of the owner's role. */
  readonly dataRedacted: boolean;
}

/** What a report file holds, and what it does not. Times are UTC, `yyyy-MM-ddTHH:mm:ssZ`. */
export interface Manifest {
  readonly manifestVersion: number;
  readonly executionId: string;
  readonly reportId: string;
  readonly reportName: string;
  readonly program: string;
  readonly query: string;
  readonly owner: string;
  /** Hex, of the plan that was run, without the account. */
  readonly planSha256: string;
  readonly accountId: string;
  /** Null: the rows of the whole account. */
  readonly locations: readonly string[] | null;
  readonly dataRedacted: boolean;
  readonly redactedFields: readonly string[];
  readonly snapshotId: string;
  /** When the data was loaded: the file holds nothing newer. */
  readonly dataTime: string;
  readonly coveredFrom: string | null;
  /** Exclusive. */
  readonly coveredTo: string | null;
  readonly dueTime: string;
  readonly startedTime: string | null;
  readonly generatedTime: string;
  readonly format: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: number;
  readonly parts: readonly ManifestPart[];
  readonly serviceVersion: string;
  readonly engineVersion: string;
}

export interface ManifestPart {
  readonly rows: number;
  readonly encoding: 'gzip' | 'identity';
  /** Of the file as it is sent. */
  readonly bytes: number;
  readonly sha256: string;
  readonly plainBytes: number;
  readonly plainSha256: string;
}

/** A manifest, and the signature over it: a flattened JWS whose payload is the manifest's JSON. */
export type SignedManifest = Manifest & {
  readonly jws: {
    readonly payload: string;
    readonly protected: string;
    readonly signature: string;
  };
};

/** How one due time of a report went. */
export interface RecentRun {
  readonly executionStatus: ExecutionStatus;
  readonly dueTime: string;
  /** Between its due time and the start of its last try; null when it never started. */
  readonly lateSeconds: number | null;
  /** From the start of its last try to its end; null when it never started. */
  readonly runSeconds: number | null;
}

export interface Run extends RecentRun {
  readonly executionId: string;
  readonly startedTime: string | null;
  readonly endedTime: string | null;
  /** When it is tried again, after a try that failed. */
  readonly retryTime: string | null;
  readonly attempts: number;
  /** Why it failed, was skipped or cancelled; while it waits for another try, why the last failed. */
  readonly failureReason: string | null;
}

/** How a report stands. */
export interface ReportSummary {
  readonly reportId: string;
  readonly reportStatus: ReportStatus;
  /** The service's time as it answered. */
  readonly asOfTime: string;
  /** The next ones, five at most; none unless the report is Active. */
  readonly upcomingTimes: readonly string[];
  /** Those that wait or run. */
  readonly openExecutions: readonly Run[];
  /** The one of the newest due time that has ended. */
  readonly lastExecution: Run | null;
  /** The newest 30 that have ended, the newest first. */
  readonly recentExecutions: readonly RecentRun[];
}

/** A due time of a report, what became of it, and what its file holds. */
export interface Occurrence extends Run {
  readonly reportId: string;
  readonly queuedPosition: number | null;
  readonly caughtUpFrom: string | null;
  readonly caughtUpTo: string | null;
  readonly format: string | null;
  /** `kept`, `expired`, `lost` or `withheld`. */
  readonly fileState: string | null;
  /** When the file ceases to be kept; links end earlier. */
  readonly fileExpiryTime: string | null;
  readonly dataRedacted: boolean;
  readonly fileParts: readonly Omit<ReportPart, 'secureLink'>[];
}

export interface ExecutionFilter {
  readonly executionId?: string | readonly string[];
  /** The service's default: Completed. */
  readonly status?: ExecutionStatus | readonly ExecutionStatus[];
  /** The service's default: true. False: the last 90 days. */
  readonly latest?: boolean;
}
