import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { Identity } from '../identity/identity.ts';
import type { ReportsContext } from '../reports/context.ts';

/** A Fastify instance whose handlers are typed by their TypeBox schemas. */
export type ApiApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What routes and plugins work with. */
export interface Services {
  readonly reports: ReportsContext;
  readonly identity: Identity;
  /** What clients see as the start of every address; empty: whatever the request came by. */
  readonly publicUrl: string;
  readonly version: string;
}

/** Adds one route. */
export type Route = (app: ApiApp, services: Services) => void;
