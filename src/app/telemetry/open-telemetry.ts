import type { Config } from '../../config/load-config.ts';
import type { Logger } from '../../kernel/logger.ts';
import { silentTelemetry, type Telemetry } from '../../kernel/telemetry.ts';
import { readQueueState } from '../../reports/executions/queue-state.ts';
import type { Core } from '../open-core.ts';
import { version } from '../version.ts';
import type { SentMetrics } from './child-metrics.ts';
import { freeDiskBytes } from './free-disk.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openScrape } from './scrape.ts';

export interface OpenTelemetry extends Metrics {
  readonly telemetry: Telemetry;
  /** Sends the last traces, within a limit. */
  close(): Promise<void>;
}

/** What a process tells of itself. Traces, and what makes them, only with a collector. */
export async function openTelemetry(
  { otlpEndpoint: endpoint }: Pick<Config, 'otlpEndpoint'>,
  process: 'api' | 'worker',
  logger: Logger,
): Promise<OpenTelemetry> {
  const metrics = createMetrics({ process, version });
  const { record } = metrics;
  if (!endpoint) {
    const telemetry: Telemetry = { ...record, span: silentTelemetry.span };
    return { ...metrics, telemetry, close: async () => undefined };
  }
  const { openTraces } = await import('./traces.ts');
  const traces = openTraces({ endpoint, process, version, logger });
  const telemetry: Telemetry = {
    ...record,
    requestServed: (served) => {
      record.requestServed(served);
      traces.requestServed(served);
    },
    span: traces.span,
  };
  return { ...metrics, telemetry, close: traces.close };
}

/** The function that renders all metrics of a process that has a port to tell them on. */
export const scrapeOf = (
  { registry }: Metrics,
  core: Pick<Core, 'store' | 'clock' | 'home'>,
  workerMetrics?: () => Promise<SentMetrics | undefined>,
): (() => Promise<string>) =>
  openScrape({
    registry,
    gauges: {
      queueState: () => readQueueState(core),
      freeDiskBytes: () => freeDiskBytes(core.home),
    },
    ...(workerMetrics && { workerMetrics }),
  });
