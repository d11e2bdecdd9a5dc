import { AggregatorRegistry, Gauge, type Registry } from 'prom-client';
import type { SentMetrics } from './child-metrics.ts';
import { addGauges, type GaugeSources } from './gauges.ts';

export interface ScrapeOptions {
  readonly registry: Registry;
  readonly gauges: GaugeSources;
  /** The metrics of the worker that this process keeps running, undefined while it is down. */
  readonly workerMetrics?: () => Promise<SentMetrics | undefined>;
}

/** Answers the function that renders all metrics in Prometheus' text form. */
export function openScrape({ registry, gauges, workerMetrics }: ScrapeOptions) {
  const readGauges = addGauges(registry, gauges);
  if (!workerMetrics) {
    return async () => {
      await readGauges();
      return registry.metrics();
    };
  }
  const workerUp = new Gauge({
    name: 'insights_worker_up',
    help: 'Only of `insights serve`: 1 when the worker it keeps running answered this scrape, else 0.',
    registers: [registry],
  });
  return async () => {
    const [worker] = await Promise.all([workerMetrics(), readGauges()]);
    workerUp.set(worker ? 1 : 0);
    return joined(await registry.getMetricsAsJSON(), worker ?? []);
  };
}

/** Each sample has the label of its process, so that none meets another and the first is the only one. */
const joined = (...parts: SentMetrics[]): Promise<string> =>
  AggregatorRegistry.aggregate(
    parts.map((metrics) => metrics.map((metric) => ({ ...metric, aggregator: 'first' }))),
  ).metrics();
