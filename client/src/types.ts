/** The things of the contract, in one spelling, whichever spelling the service answers with. */

export interface Dataset {
  readonly datasetName: string;
  readonly selectableColumns: readonly string[];
  readonly availableMetrics: readonly string[];
  readonly availableDateRanges: readonly string[];
  /** Hours. */
  readonly minimumRecurrenceInterval: number | null;
}

export interface Query {
  readonly queryId: string;
  readonly name: string;
  readonly description: string | null;
  readonly query: string;
  readonly type: 'userDefined' | 'system';
  readonly user: string | null;
  readonly createdTime: string | null;
}

/** A published query to learn from. */
export interface SampleQuery {
  readonly title: string;
  readonly query: string;
}

export interface NewQuery {
  readonly name: string;
  readonly description?: string;
  readonly query: string;
}

export interface QueryFilter {
  readonly queryId?: string;
  readonly queryName?: string;
  readonly includeSystemQueries?: boolean;
  readonly includeOnlySystemQueries?: boolean;
}

/** A query to try: one that is stored, or a text. The times replace its TIMESPAN. */
export type TestedQuery = { readonly startTime?: Time; readonly endTime?: Time } & (
  | { readonly queryId: string; readonly query?: never }
  | { readonly query: string; readonly queryId?: never }
);

export interface TestResult {
  /** The first rows, 100 at most, as the service spells their columns. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** True when values were withheld because of the caller's role. */
  readonly redacted: boolean;
}

export interface TestOptions extends CallOptions {
  /**
   * True: a number that JavaScript's own cannot hold comes as a string of all its digits. For
   * runtimes whose `JSON.parse` hands out the source text: Node, and browsers since 2025.
   */
  readonly exactNumbers?: boolean;
}

/** A query to explain, and the schedule that its report would have. */
export type ExplainedQuery = {
  readonly format?: string;
  readonly startTime?: Time;
  /** Hours. */
  readonly recurrenceInterval?: number;
  readonly recurrenceCount?: number | null;
  /** They replace the query's TIMESPAN. */
  readonly queryStartTime?: Time;
  readonly queryEndTime?: Time;
} & (
  | { readonly queryId: string; readonly query?: never }
  | { readonly query: string; readonly queryId?: never }
);

/** A problem in a query's text. Places count as JavaScript strings do. */
export interface Diagnostic {
  /** For programs, such as `unknown_column`. */
  readonly code: string;
  readonly message: string;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Each may replace the text from `from` to `to`; best first. */
  readonly suggestions: readonly string[];
}

/** What a text is as a query. All but the diagnostics is empty unless `ok`. */
export interface QueryCheck {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly datasetName: string | null;
  /** Of the answer, in its order. */
  readonly columns: readonly CheckedColumn[];
  /** A row stands for many. */
  readonly aggregates: boolean;
  readonly timespan: string | null;
  /** The time of the rows, were it run now. */
  readonly coversFrom: string | null;
  readonly coversBefore: string | null;
  /** Columns and metrics anywhere in the query that read as null for the caller. */
  readonly redacted: readonly string[];
}

export interface CheckedColumn {
  /** The header of the answer. */
  readonly name: string;
  readonly kind: 'column' | 'metric';
  readonly type: string;
  readonly unit: string | null;
  readonly withheld: boolean;
}

/** What may stand in a query's text from `from` to `to`. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Type and unit; where no dataset is named, the datasets that have the name. */
  readonly detail: string;
  readonly description: string | null;
  /** True: it reads as null for the caller. */
  readonly withheld: boolean;
  readonly from: number;
  readonly to: number;
}

export type CompletionKind = 'keyword' | 'dataset' | 'column' | 'metric' | 'range' | 'operator';

/** A number that is not known for certain: the best guess, and between what it lies. */
export interface NumberRange {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** What a query would give as a report, if it ran now. */
export interface Explanation {
  readonly datasetName: string;
  readonly snapshotId: string | null;
  /** When the data was loaded: it holds nothing newer. */
  readonly watermark: string | null;
  readonly coversFrom: string | null;
  readonly coversBefore: string | null;
  readonly rows: NumberRange;
  readonly rowsSource: string | null;
  /** Of the compressed file. */
  readonly fileBytes: NumberRange;
  readonly bytesSource: string | null;
  readonly seconds: NumberRange;
  readonly secondsSource: string | null;
  /** How many files it makes. */
  readonly parts: number | null;
  readonly format: string | null;
  /** Columns and metrics that come back empty because of the caller's role. */
  readonly redacted: readonly string[];
  /** The first of the given schedule, five at most. */
  readonly dueTimes: readonly string[];
}

/** A `Date`, or text that is sent as it is (`yyyy-MM-ddTHH:mm:ssZ`). */
export type Time = Date | string;

export type CallbackMethod = 'GET' | 'POST';

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

/** A callback of a report, with its attempts. */
export interface Callback {
  /** What the receiver sees as `webhook-id`. */
  readonly deliveryId: string;
  readonly reportId: string;
  /** Null for a test. */
  readonly executionId: string | null;
  readonly eventType: string;
  readonly deliveryStatus: CallbackDeliveryStatus;
  readonly callbackMethod: CallbackMethod | null;
  /** Without user, password and query string. */
  readonly callbackUrl: string;
  readonly createdTime: string;
  /** Null unless it is Pending. */
  readonly nextAttemptTime: string | null;
  readonly deliveredTime: string | null;
  /** Of the last attempt. */
  readonly failureReason: string | null;
  /** The newest 15, the oldest first. */
  readonly attempts: readonly CallbackAttempt[];
}

/** Held: waits until the callbacks of the report are resumed. */
export type CallbackDeliveryStatus = 'Pending' | 'Sending' | 'Delivered' | 'Failed' | 'Held';

export interface CallbackAttempt {
  readonly attemptedTime: string;
  readonly callbackUrl: string;
  /** Null when there was no answer. */
  readonly statusCode: number | null;
  readonly latencyMilliseconds: number;
  readonly failureReason: string | null;
  /** The beginning of the answer. */
  readonly excerpt: string | null;
}

/** One callback, or all of completed executions in a span of time. */
export type CallbackReplay =
  | { readonly deliveryId: string }
  | { readonly from: Time; readonly to: Time };

/** What the callbacks of the partner are signed with. */
export interface CallbackSecret {
  readonly secret: string;
  readonly createdTime: string;
  /** Null for the newest; an older one signs until then. */
  readonly expiresTime: string | null;
}

export interface ExecutionFilter {
  readonly executionId?: string | readonly string[];
  /** The service's default: Completed. */
  readonly status?: ExecutionStatus | readonly ExecutionStatus[];
  /** The service's default: true. False: the last 90 days. */
  readonly latest?: boolean;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** Whom a token speaks for, and what that may see. */
export interface Me {
  readonly userId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly kind: 'user' | 'application';
  readonly tenantId: string;
  readonly partnerName: string;
  /** The partner account of the rows; null for an operator, who has none. */
  readonly accountId: string | null;
  readonly roles: readonly MyRole[];
  /** Whether the rows of every location are seen. */
  readonly wholeAccount: boolean;
  /** Those whose rows are seen; empty without rights. */
  readonly locations: readonly MyLocation[];
  /** Columns of these kinds (`revenue`, `personal`) read as null. */
  readonly withheld: readonly string[];
  readonly isOperator: boolean;
}

export interface MyRole {
  readonly role: string;
  /** Null: over the whole account. */
  readonly locations: readonly string[] | null;
}

export interface MyLocation {
  readonly id: string;
  readonly name: string;
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
