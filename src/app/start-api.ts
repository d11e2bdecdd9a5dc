import { readTrustedIssuers } from '../config/issuers/read-issuers.ts';
import type { Config } from '../config/load-config.ts';
import { createServer } from '../http/create-server.ts';
import { createDirectory } from '../identity/directory/create-directory.ts';
import { createIdentity } from '../identity/identity.ts';
import { createKeptAnswers } from '../reports/dataset-facts/kept-answers.ts';
import { createSlowness } from '../reports/explain/machine-slowness.ts';
import { createTestQueryPlaces } from '../reports/test-query-places.ts';
import type { WrittenDataset } from '../sample/write-sample-world.ts';
import { copySampleToClickHouse } from './clickhouse/copy-sample.ts';
import { createLogger, type Logger } from './create-logger.ts';
import { keepKeysFresh } from './keep-keys-fresh.ts';
import { assertCanListen, listen } from './listen.ts';
import { openConsole } from './open-console.ts';
import { type Core, openCore } from './open-core.ts';
import { openPreviewer } from './open-engines.ts';
import { openVirtualTime } from './open-virtual-time.ts';
import { refuseExposedSample } from './refuse-exposed-sample.ts';
import { refuseSampleAmongPartners } from './refuse-sample-among-partners.ts';
import { applySampleIdentities } from './sample-identities.ts';
import { holdsSampleWorld } from './sample-marker.ts';
import { ensureSampleWorld } from './sample-world.ts';
import type { StopKind } from './stop-kind.ts';
import { stopperOf } from './stop-server.ts';
import type { SentMetrics } from './telemetry/child-metrics.ts';
import { createHealthChecks } from './telemetry/health-checks.ts';
import { openTelemetry, scrapeOf } from './telemetry/open-telemetry.ts';
import { version } from './version.ts';

export interface RunningApi {
  /** Where clients reach it, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly holdsSample: boolean;
  /** False: who has a token has it from another issuer. */
  readonly issuesTokens: boolean;
  /** Whether the console is served, or would be were it built. */
  readonly hasConsole: boolean;
  /**
   * Takes no more requests, answers those under way (for `now`: breaks them off) and lets go of
   * everything. May be called again: `now` cuts a drain short.
   */
  stop(how: StopKind): Promise<void>;
}

/**
 * Starts the API in this process, and its query engine in a process of its own. With `workerMetrics`
 * it tells those of a worker too.
 */
export async function startApi(
  config: Config,
  onSampleProgress?: (written: WrittenDataset) => void,
  logger: Logger = createLogger(config.logLevel, 'api'),
  workerMetrics?: () => Promise<SentMetrics | undefined>,
): Promise<RunningApi> {
  const trustedIssuers = readTrustedIssuers(config);
  await assertCanListen(config);
  await using opening = new AsyncDisposableStack();
  const told = await openTelemetry(config, 'api', logger);
  opening.defer(told.close);
  const core = opening.use(await openCore(config));
  await prepareSample(core, config, onSampleProgress);
  const engine = await openPreviewer(config, core, logger);
  opening.defer(() => engine.close());
  let url = config.publicUrl;
  const identity = createIdentity({
    ...core,
    acceptedResources: config.acceptedResources,
    accessTokenSeconds: config.accessTokenSeconds,
    ownIssuer: config.ownIssuer,
    consoleSignIn: config.console,
    trustedIssuers,
    logger,
    // With port 0 the address is known only once the server listens.
    get issuerBase() {
      return url;
    },
  });
  opening.use(keepKeysFresh({ ...core, logger }, config.signingKeyDays));
  const { telemetry } = told;
  const reports = {
    ...{ ...core, engine, telemetry, limits: config, slowness: createSlowness() },
    testQueryPlaces: createTestQueryPlaces(config.testQueriesAtOnce),
    foundOut: createKeptAnswers(),
  };
  const virtualTime = openVirtualTime(core, config);
  const status = {
    version,
    telemetry,
    checks: createHealthChecks({ ...core, engine }, config),
    metrics: scrapeOf(told, core, workerMetrics),
    stopping: { isAnnounced: false },
  };
  const directory = createDirectory(core, config);
  const holdsSample = await holdsSampleWorld(core.home.data);
  const console = openConsole(config, holdsSample, trustedIssuers);
  const server = await createServer({
    ...{ config, reports, identity, directory, logger, virtualTime },
    ...status,
    ...(console && { console }),
  });
  opening.defer(() => server.close());
  const address = await listen(server, config);
  url ||= address;
  const resources = opening.move();
  return {
    url,
    holdsSample,
    issuesTokens: identity.issuesTokens,
    hasConsole: config.console,
    stop: stopperOf(server.server, status.stopping, config, () => resources.disposeAsync()),
  };
}

async function prepareSample(
  core: Core,
  config: Config,
  onProgress?: (written: WrittenDataset) => void,
): Promise<void> {
  refuseExposedSample(config, config.sample || (await holdsSampleWorld(core.home.data)));
  if (!config.sample) return;
  await refuseSampleAmongPartners(core);
  await ensureSampleWorld(core, config, onProgress);
  await copySampleToClickHouse(core, config);
  await applySampleIdentities(core, config);
}
