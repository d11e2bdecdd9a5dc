import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { DirectoryContext } from '../identity/directory/context.ts';
import type { Identity } from '../identity/identity.ts';
import type { Telemetry } from '../kernel/telemetry.ts';
import type { ReportsContext } from '../reports/context.ts';
import type { RateLimits } from './rate-limits/rate-limits.ts';
import type { HealthChecks } from './routes/health/run-checks.ts';
import type { Stopping } from './stopping.ts';

/** A Fastify instance whose handlers are typed by their TypeBox schemas. */
export type ApiApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What every process tells of itself. */
export interface StatusServices {
  readonly version: string;
  readonly checks: HealthChecks;
  /** All metrics in Prometheus' text form. */
  readonly metrics: () => Promise<string>;
  /** Absent: nothing is sent elsewhere when the process stops. */
  readonly stopping?: Stopping;
}

/** What routes and plugins work with. */
export interface Services extends StatusServices {
  readonly reports: ReportsContext;
  readonly identity: Identity;
  /** What operators manage identities with, and read the audit trail. */
  readonly directory: DirectoryContext;
  /** What clients see as the start of every address; empty: whatever the request came by. */
  readonly publicUrl: string;
  readonly telemetry: Pick<Telemetry, 'requestServed'>;
  readonly rateLimits: RateLimits;
}

/** Adds one route. */
export type Route = (app: ApiApp, services: Services) => void;
