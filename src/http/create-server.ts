import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { DirectoryContext } from '../identity/directory/context.ts';
import type { Identity } from '../identity/identity.ts';
import type { Telemetry } from '../kernel/telemetry.ts';
import type { VirtualTime } from '../reports/clock/virtual-time.ts';
import type { ReportsContext } from '../reports/context.ts';
import type { ApiApp, Services, StatusServices } from './api-app.ts';
import type { ConsoleParts } from './console/console-parts.ts';
import { serveConsole } from './console/serve-console.ts';
import { openInteractivePage, serveOpenApi } from './openapi/serve-openapi.ts';
import { auditRefusals } from './plugins/audit-refusals.ts';
import { closeIdleConnections } from './plugins/close-idle.ts';
import { tellCorrelationId } from './plugins/correlation-id.ts';
import { allowOrigins } from './plugins/cross-origin.ts';
import { drainBodies } from './plugins/drain-bodies.ts';
import { answerErrors } from './plugins/errors.ts';
import { ignoreExpectations } from './plugins/ignore-expectations.ts';
import { readInput } from './plugins/input.ts';
import { parseJsonBodies } from './plugins/json-body.ts';
import { limitAddresses } from './plugins/limit-addresses.ts';
import { refuseOtherMethods } from './plugins/refuse-other-methods.ts';
import { countRequests } from './plugins/request-metrics.ts';
import { requireHost } from './plugins/require-host.ts';
import { addSecurityHeaders } from './plugins/security-headers.ts';
import { turnAway } from './plugins/turn-away.ts';
import { createRateLimits } from './rate-limits/rate-limits.ts';
import { addAdminRoutes } from './routes/admin/admin-routes.ts';
import { addClockRoutes } from './routes/admin/clock-routes.ts';
import { addApiRoutes, addOpenRoutes } from './routes/api-routes.ts';
import { downloadFile } from './routes/files/download.ts';
import { manifestRoute } from './routes/files/manifest.ts';
import { manifestKeyRoute } from './routes/files/manifest-key.ts';
import { answerLive } from './routes/health/live.ts';
import { answerReady } from './routes/health/ready.ts';
import { tellMetrics } from './routes/metrics/metrics.ts';
import { addTokenRoutes } from './routes/token-routes.ts';
import { addSharedSchemas } from './schemas/shared-schemas.ts';
import { type ServerConfig, serverOptions, type Timeouts } from './server-options.ts';

export interface ServerParts extends StatusServices {
  readonly config: ServerConfig;
  readonly reports: ReportsContext;
  readonly identity: Identity;
  readonly directory: DirectoryContext;
  /** pino, or what looks like it. */
  readonly logger: FastifyBaseLogger;
  readonly telemetry: Pick<Telemetry, 'requestServed'>;
  /** Null, or absent: the clock is the system's. */
  readonly virtualTime?: VirtualTime | null;
  /** Absent: there is no console. */
  readonly console?: ConsoleParts;
  /** Tests have no minute. */
  readonly timeouts?: Partial<Timeouts>;
}

/** The whole HTTP surface, ready to listen. Closing it waits for the answers under way. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, reports, logger } = parts;
  const options = serverOptions(config, logger, reports.limits.testQuerySeconds, parts.timeouts);
  const app: ApiApp = Fastify(options).withTypeProvider();
  const rateLimits = await createRateLimits(app, config);
  const services = { ...parts, publicUrl: config.publicUrl, rateLimits };
  const addRefusals = refuseOtherMethods(app);
  await addCommonBehaviour(app, services, config.corsOrigins);
  await serveOpenApi(app, services);
  if (parts.console) await serveConsole(app, services, parts.console);
  else openInteractivePage(app, services);
  await addRoutes(app, services);
  const { virtualTime } = parts;
  if (virtualTime) await app.register(async (scope: ApiApp) => addClockRoutes(scope, virtualTime));
  addRefusals();
  await app.ready();
  return app as unknown as FastifyInstance;
}

async function addCommonBehaviour(
  app: ApiApp,
  { telemetry, reports, publicUrl, stopping }: Services,
  origins: readonly string[],
): Promise<void> {
  countRequests(app, telemetry);
  tellCorrelationId(app);
  // Rows may hold raw JSON numbers, which only JSON.stringify writes.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  closeIdleConnections(app);
  if (stopping) turnAway(app, stopping);
  auditRefusals(app, reports);
  ignoreExpectations(app);
  requireHost(app);
  answerErrors(app);
  parseJsonBodies(app);
  drainBodies(app);
  readInput(app);
  addSecurityHeaders(app, publicUrl);
  await allowOrigins(app, origins);
  limitAddresses(app);
}

async function addRoutes(app: ApiApp, services: Services): Promise<void> {
  addSharedSchemas(app);
  for (const version of ['v1', 'v1.1']) {
    const prefix = `/insights/${version}/:program`;
    await app.register(async (scope: ApiApp) => addApiRoutes(scope, services), { prefix });
    await app.register(async (scope: ApiApp) => addOpenRoutes(scope, services), { prefix });
  }
  await app.register(async (scope: ApiApp) => addTokenRoutes(scope, services));
  downloadFile(app, services);
  manifestRoute(app, services);
  manifestKeyRoute(app, services);
  answerLive(app, services);
  answerReady(app, services);
  tellMetrics(app, services);
  const prefix = '/admin';
  await app.register(async (scope: ApiApp) => addAdminRoutes(scope, services), { prefix });
}
