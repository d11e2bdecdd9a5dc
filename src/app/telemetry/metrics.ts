import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Telemetry } from '../../kernel/telemetry.ts';

export interface MetricsOptions {
  /** `api` or `worker`: a label of every sample, so that those of several processes can be joined. */
  readonly process: string;
  readonly version: string;
}

const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 100];
/** From a tenth of a second to a day. */
const latenessBuckets = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600, 4 * 3600, 24 * 3600];
const runBuckets = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 1800, 3600];
/** A callback may take 10 s. */
const callbackBuckets = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What this process counts, in a registry of its own. `docs/monitoring.md` lists it. */
export function createMetrics({ process, version }: MetricsOptions) {
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry, prefix: 'insights_' });
  const registers = [registry];
  new Gauge({
    name: 'insights_build_info',
    help: 'Always 1; the label holds the version that runs.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  return { registry, record: recorder(registers) };
}

export type Metrics = ReturnType<typeof createMetrics>;

function recorder(registers: Registry[]): Omit<Telemetry, 'span'> {
  const requests = new Histogram({
    name: 'insights_http_request_seconds',
    help: 'Time from the arrival of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const runs = executionMetrics(registers);
  const callbacks = new Histogram({
    name: 'insights_callback_attempt_seconds',
    help: 'Time of one attempt to deliver a callback, by its outcome.',
    labelNames: ['outcome'],
    buckets: callbackBuckets,
    registers,
  });
  return {
    requestServed: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    ...runs,
    callbackAttempted: ({ outcome, seconds }) => callbacks.observe({ outcome }, seconds),
  };
}

function executionMetrics(
  registers: Registry[],
): Pick<Telemetry, 'executionClaimed' | 'executionSettled'> {
  const claims = new Counter({
    name: 'insights_executions_claimed_total',
    help: 'Executions claimed by this worker, by the number of the attempt: 1, 2, 3 or "4+".',
    labelNames: ['lane', 'attempt'],
    registers,
  });
  const lateness = new Histogram({
    name: 'insights_execution_lateness_seconds',
    help: 'Time from when an execution was ready to its claim.',
    labelNames: ['lane'],
    buckets: latenessBuckets,
    registers,
  });
  const runs = new Histogram({
    name: 'insights_execution_run_seconds',
    help: 'Time from the claim of an execution to its end, by what became of the attempt.',
    labelNames: ['lane', 'outcome'],
    buckets: runBuckets,
    registers,
  });
  const bytes = new Counter({
    name: 'insights_report_file_bytes_total',
    help: 'Size of the report files written, as they are stored (gzip).',
    labelNames: ['lane'],
    registers,
  });
  const rows = new Counter({
    name: 'insights_report_rows_total',
    help: 'Rows of the report files written.',
    labelNames: ['lane'],
    registers,
  });
  return {
    executionClaimed: ({ lane, attempt, latenessSeconds }) => {
      claims.inc({ lane, attempt: attempt > 3 ? '4+' : String(attempt) });
      lateness.observe({ lane }, latenessSeconds);
    },
    executionSettled: (settled) => {
      const { lane, outcome } = settled;
      runs.observe({ lane, outcome }, settled.seconds);
      bytes.inc({ lane }, settled.bytes);
      rows.inc({ lane }, settled.rows);
    },
  };
}
