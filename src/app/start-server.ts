import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type Config, toEnvironment } from '../config/load-config.ts';
import { openEngineProcess } from '../engine/process/engine-process.ts';
import { createServer } from '../http/create-server.ts';
import { createIdentity } from '../identity/identity.ts';
import { errorText } from '../kernel/errors.ts';
import type { WrittenDataset } from '../sample/write-sample-world.ts';
import { createLogger } from './create-logger.ts';
import { type Core, openCore } from './open-core.ts';
import { refuseExposedSample } from './refuse-exposed-sample.ts';
import { applySampleIdentities } from './sample-identities.ts';
import { ensureSampleWorld, holdsSampleWorld } from './sample-world.ts';
import { openScratchFolder } from './scratch-folder.ts';
import { supervise } from './supervise.ts';
import { version } from './version.ts';

export interface RunningServer {
  /** Where clients reach it, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly holdsSample: boolean;
  /** Answers what is under way, ends the worker and lets go of everything. */
  stop(): Promise<void>;
}

/** Starts the API in this process, the query engine and the worker in processes of their own. */
export async function startServer(
  config: Config,
  onSampleProgress?: (written: WrittenDataset) => void,
): Promise<RunningServer> {
  const logger = createLogger(config.logLevel, 'api');
  await using resources = new AsyncDisposableStack();
  const core = resources.use(await openCore(config));
  await prepareSample(core, config, onSampleProgress);
  const engine = await openEngineProcess({
    catalog: core.catalog,
    dataFolder: core.home.data,
    scratchFolder: await openScratchFolder(core.home.scratch),
    memoryLimit: config.engineMemory,
    threads: config.engineThreads,
    logger,
  });
  resources.defer(() => engine.close());
  let url = config.publicUrl;
  const identity = createIdentity({
    ...core,
    acceptedResources: config.acceptedResources,
    accessTokenSeconds: config.accessTokenSeconds,
    // With port 0 the address is known only once the server listens.
    get issuerBase() {
      return url;
    },
  });
  const reports = { ...core, engine, limits: config };
  const server = await createServer({ config, reports, identity, logger, version });
  resources.defer(() => server.close());
  await listen(server, config);
  url ||= addressOf(config.host, server.server.address() as AddressInfo);
  const worker = supervise({
    module: new URL('./worker-process.ts', import.meta.url),
    environment: toEnvironment(config),
    logger,
  });
  resources.defer(() => worker.stop());
  const holdsSample = await holdsSampleWorld(core.home.data);
  const running = resources.move();
  return { url, holdsSample, stop: () => running.disposeAsync() };
}

async function prepareSample(
  core: Core,
  config: Config,
  onProgress?: (written: WrittenDataset) => void,
): Promise<void> {
  refuseExposedSample(config, config.sample || (await holdsSampleWorld(core.home.data)));
  if (!config.sample) return;
  await ensureSampleWorld(core, config, onProgress);
  await applySampleIdentities(core);
}

async function listen(server: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    const message = isTaken
      ? `Port ${port} on ${host} is in use; choose another with --port.`
      : `Cannot listen on ${host}, port ${port}; choose others with --host and --port. (${errorText(error)})`;
    throw new Error(message, { cause: error });
  }
}

/** IPv6 addresses stand in brackets; an address that means all is reached by its loopback. */
function addressOf(host: string, { port }: AddressInfo): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
