import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { ApiApp, StatusServices } from './api-app.ts';
import { tellCorrelationId } from './plugins/correlation-id.ts';
import { answerErrors } from './plugins/errors.ts';
import { refuseOtherMethods } from './plugins/refuse-other-methods.ts';
import { answerLive } from './routes/health/live.ts';
import { answerReady } from './routes/health/ready.ts';
import { tellMetrics } from './routes/metrics/metrics.ts';
import { Failure } from './schemas/envelope.ts';
import { serverOptions } from './server-options.ts';

const config = { publicUrl: '', trustProxy: false, bodyLimitBytes: 1024 };
/** The longest silence of a connection is half a minute more. */
const LONGEST_ANSWER_SECONDS = 5;

/** Health and metrics alone, for a process that serves nothing else. */
export async function createStatusServer(
  services: StatusServices & { readonly logger: FastifyBaseLogger },
): Promise<FastifyInstance> {
  const options = serverOptions(config, services.logger, LONGEST_ANSWER_SECONDS);
  const app: ApiApp = Fastify(options).withTypeProvider();
  const addRefusals = refuseOtherMethods(app);
  tellCorrelationId(app);
  answerErrors(app);
  app.addSchema(Failure);
  for (const add of [answerLive, answerReady, tellMetrics]) add(app, services);
  addRefusals();
  await app.ready();
  return app as unknown as FastifyInstance;
}
