import type { Catalog } from '../catalog/catalog.ts';
import type { Exporter, Previewer } from '../engine/engine.ts';
import type { DataStatistics } from '../engine/statistics.ts';
import type { ReportFiles } from '../files/report-files.ts';
import type { ManifestSigner } from '../files/sign-manifest.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Telemetry } from '../kernel/telemetry.ts';
import type { AuditLog } from '../store/audit-log.ts';
import type { Store } from '../store/open-store.ts';
import type { KeptAnswers } from './dataset-facts/kept-answers.ts';
import type { CatchUpPolicy } from './executions/catch-up.ts';
import type { CountRows } from './executions/run-size.ts';
import type { CountDistinct } from './explain/estimate-groups.ts';
import type { Slowness } from './explain/machine-slowness.ts';
import type { TestQueryPlaces } from './test-query-places.ts';

/** What the use-cases work with; made once, in the composition root. */
export interface ReportsContext {
  readonly clock: Clock;
  /** The system's, also where `clock` is a virtual one: processes live by it. */
  readonly wallClock: Clock;
  readonly newId: NewId;
  readonly catalog: Catalog;
  readonly store: Store;
  readonly audit: AuditLog;
  readonly files: ReportFiles;
  readonly engine: Previewer;
  readonly testQueryPlaces: TestQueryPlaces;
  readonly slowness: Slowness;
  readonly countRows: CountRows;
  /** At the most. */
  readonly mostRows: CountRows;
  readonly countDistinct: CountDistinct;
  readonly extent: DataStatistics['extent'];
  /** What was found out of a snapshot's rows for some rights. */
  readonly foundOut: KeptAnswers;
  readonly telemetry: Telemetry;
  /** Signs download links. */
  readonly linkSecret: string;
  readonly manifests: Pick<ManifestSigner, 'publicKey'>;
  readonly limits: ReportLimits;
}

export interface ReportLimits {
  readonly minimumLeadHours: number;
  readonly testQuerySeconds: number;
  readonly linkHours: number;
  readonly largeRunRows: number;
  readonly partMegabytes: number;
  readonly executionRetentionDays: number;
  readonly catchUp: CatchUpPolicy;
  readonly catchUpWindowHours: number;
  readonly callbacksAllowPrivateNetworks: boolean;
  readonly queriesPerUser: number;
  readonly reportsPerUser: number;
}

/** What a worker runs executions with. */
export interface RunContext {
  readonly clock: Clock;
  readonly newId: NewId;
  /** 0 to 1. */
  readonly random: () => number;
  readonly catalog: Catalog;
  readonly store: Store;
  readonly audit: AuditLog;
  readonly files: ReportFiles;
  readonly engine: Exporter;
  readonly countRows: CountRows;
  readonly telemetry: Telemetry;
  readonly manifests: Pick<ManifestSigner, 'sign'>;
  /** Of this service, for manifests. */
  readonly serviceVersion: string;
  readonly limits: RunLimits;
}

export type ClaimContext = Pick<RunContext, 'clock' | 'newId' | 'store' | 'limits'>;

export interface RunLimits {
  readonly maximumAttempts: number;
  readonly accountConcurrency: number;
  readonly largeRunRows: number;
  readonly runDeadlineMinutes: number;
  readonly fileRetentionDays: number;
  /** Of the text before compression; of Parquet, of the file. */
  readonly partMegabytes: number;
  readonly executionRetentionDays: number;
  readonly catchUp: CatchUpPolicy;
  readonly catchUpWindowHours: number;
  readonly misfireGraceMinutes: number;
}
