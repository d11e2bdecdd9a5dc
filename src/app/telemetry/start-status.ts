import type { Config } from '../../config/load-config.ts';
import { createStatusServer } from '../../http/create-status-server.ts';
import type { Logger } from '../create-logger.ts';
import { listen } from '../listen.ts';
import { version } from '../version.ts';
import { createHealthChecks, type HealthParts } from './health-checks.ts';
import { type OpenTelemetry, scrapeOf } from './open-telemetry.ts';

type StatusParts = HealthParts & Parameters<typeof scrapeOf>[1];

/** Serves a worker's health and metrics on a port of their own, when the configuration names one. */
export async function startStatus(
  config: Config,
  parts: StatusParts,
  told: OpenTelemetry,
  logger: Logger,
): Promise<AsyncDisposable> {
  const { host, workerStatusPort: port } = config;
  if (port === 0) return { [Symbol.asyncDispose]: async () => undefined };
  const server = await createStatusServer({
    version,
    checks: createHealthChecks(parts, config),
    metrics: scrapeOf(told, parts),
    logger,
  });
  logger.info(
    { url: await listen(server, { host, port }, '--status-port') },
    'the worker tells its health',
  );
  return { [Symbol.asyncDispose]: () => server.close() };
}
