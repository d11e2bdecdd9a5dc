import type { MyLocation, MyRole, Time } from './types.ts';

/** The things of the operators' API. Times are UTC, as text. */

export interface Partner {
  readonly tenantId: string;
  readonly name: string;
  /** The partner account of the rows. */
  readonly accountId: string;
  readonly locations: readonly MyLocation[];
  readonly disabled: boolean;
  readonly createdTime: string | null;
}

/** What is left out stays as it is; `name` and `accountId` are needed for a new one. */
export interface PartnerWish {
  readonly name?: string;
  readonly accountId?: string;
  readonly locations?: readonly MyLocation[];
  readonly disabled?: boolean;
}

export interface User {
  readonly userId: string;
  readonly tenantId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly roles: readonly MyRole[];
  readonly disabled: boolean;
  /** `password`, `none`, or the address of the issuer that vouches for the user. */
  readonly signIn: string;
  readonly createdTime: string | null;
}

export interface UserWish {
  readonly tenantId?: string;
  readonly userName?: string;
  readonly displayName?: string;
  /** All of them: a role that is not named is taken away. */
  readonly roles?: readonly MyRole[];
  readonly disabled?: boolean;
  /** 12 to 256 characters; null ends the sign-in by password. */
  readonly password?: string | null;
}

export interface Application {
  readonly clientId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly roles: readonly MyRole[];
  readonly disabled: boolean;
  /** Those that are valid, the newest first. */
  readonly secrets: readonly ApplicationSecret[];
  readonly createdTime: string | null;
}

export interface ApplicationSecret {
  readonly secretId: string;
  readonly createdTime: string | null;
  /** Null for the newest. */
  readonly expiresTime: string | null;
}

export interface ApplicationWish {
  readonly tenantId?: string;
  readonly name?: string;
  readonly roles?: readonly MyRole[];
  readonly disabled?: boolean;
}

export interface SecretRotation {
  /** A UUID of yours: the same one again changes nothing. */
  readonly rotationId?: string;
  /** How long the secret before stays valid; 24 when left out. */
  readonly overlapHours?: number;
}

/** What became of a wish. */
export interface Put<Thing> {
  readonly outcome: 'created' | 'changed' | 'unchanged';
  readonly changes: readonly PutChange[];
  readonly value: Thing;
  /** One that was made up: it cannot be shown again. */
  readonly secret: string | null;
}

export interface PutChange {
  readonly property: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface SigningKey {
  readonly kid: string;
  readonly createdTime: string | null;
  /** `signing`, `verifying`, `expired` or `revoked`. */
  readonly status: string;
  readonly retiredTime: string | null;
  /** Until when what it signed is accepted. */
  readonly verifiesUntil: string | null;
}

export interface AuditEvent {
  readonly eventId: string;
  readonly eventTime: string;
  readonly action: string;
  /** `succeeded`, `refused` or `failed`. */
  readonly outcome: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly tenantId: string | null;
  readonly target: string | null;
  readonly address: string | null;
  readonly correlationId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditQuery {
  /** At or after. */
  readonly from?: Time;
  /** Before. */
  readonly to?: Time;
  /** One or several, split by `;`. */
  readonly action?: string;
  readonly outcome?: string;
  readonly tenantId?: string;
  /** An id or a name. */
  readonly actor?: string;
  readonly target?: string;
}

/** Where a list goes on, and how far. */
export interface Paging {
  readonly limit?: number;
  /** What the page before said in `next`. */
  readonly after?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** For `after`; null with the last page. */
  readonly next: string | null;
}

export interface QueueLane {
  readonly lane: string;
  /** Due, and not claimed. */
  readonly ready: number;
  /** Not yet due. */
  readonly waiting: number;
  readonly running: number;
  readonly paused: number;
  readonly oldestReadySeconds: number;
}

export interface Queue {
  readonly asOfTime: string | null;
  readonly lanes: readonly QueueLane[];
  readonly callbacks: {
    readonly pending: number;
    readonly sending: number;
    readonly held: number;
    readonly failed: number;
  };
  readonly oldestCallbackSeconds: number;
}

export interface Worker {
  readonly workerId: string;
  readonly workerStatus: 'busy' | 'idle' | 'lost';
  readonly host: string | null;
  readonly processId: number | null;
  readonly version: string | null;
  readonly concurrency: number | null;
  readonly startedTime: string | null;
  readonly seenTime: string | null;
  readonly executions: readonly HeldExecution[];
}

/** Of which report, of which partner. */
export interface ReportOf {
  readonly reportId: string;
  readonly reportName: string;
  readonly tenantId: string;
  readonly partnerName: string | null;
}

export interface HeldExecution extends ReportOf {
  readonly executionId: string;
  readonly lane: string;
  readonly attempts: number;
  readonly startedTime: string | null;
  readonly leaseExpiresTime: string | null;
}

export interface ThroughputQuery {
  readonly from?: Time;
  readonly to?: Time;
  readonly intervalMinutes?: 15 | 60 | 1440;
}

export interface Throughput {
  /** The interval's beginning. */
  readonly time: string;
  readonly completed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly cancelled: number;
  /** Seconds; null where no run ended. */
  readonly lateness: { readonly p50: number; readonly p95: number; readonly max: number } | null;
}

export interface FailureQuery {
  readonly from?: Time;
  readonly to?: Time;
  /** Failed, Skipped or Cancelled; several are split by `;`. */
  readonly status?: string;
  readonly tenantId?: string;
  /** Part of it, in any case. */
  readonly reason?: string;
}

export interface FailedExecution extends ReportOf {
  readonly executionId: string;
  readonly executionStatus: string;
  readonly program: string;
  readonly lane: string;
  readonly format: string;
  readonly dueTime: string;
  readonly startedTime: string | null;
  readonly endedTime: string;
  readonly attempts: number;
  readonly failureReason: string | null;
  readonly correlationId: string | null;
}

export interface FailingReceiver extends ReportOf {
  readonly callbackUrl: string | null;
  readonly callbackMethod: string;
  readonly callbackStatus: string;
  readonly failures: number;
  readonly failingSinceTime: string;
  readonly waiting: number;
  readonly failureReason: string | null;
}
