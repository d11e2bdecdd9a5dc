import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createStatusServer } from '../../http/create-status-server.ts';
import type { HealthChecks } from '../../http/routes/health/run-checks.ts';
import type { QueueState } from '../../reports/executions/queue-state.ts';
import type { GaugeSources } from './gauges.ts';
import { createMetrics } from './metrics.ts';
import { parseScrape } from './prometheus-text.fixture.ts';
import { openScrape } from './scrape.ts';

const lane = { ready: 3, waiting: 4, running: 1, paused: 0, oldestReadySeconds: 12.5 };
const queue: QueueState = {
  lanes: [
    { lane: 'small', ...lane },
    { lane: 'large', ...lane, ready: 0, oldestReadySeconds: 0 },
  ],
  callbacks: { Pending: 2, Sending: 0, Held: 5, Failed: 1 },
  oldestCallbackSeconds: 7,
};

async function startStatus(sources: Partial<GaugeSources> = {}, checks: HealthChecks = {}) {
  const metrics = createMetrics({ process: 'worker', version: '1.2.3' });
  const gauges = { queueState: async () => queue, freeDiskBytes: async () => 5e9, ...sources };
  const tell = openScrape({ registry: metrics.registry, gauges });
  const logger = pino({ level: 'silent' });
  const app = await createStatusServer({ version: '1.2.3', checks, logger, metrics: tell });
  onTestFinished(() => app.close());
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const scrape = async () => parseScrape(await (await fetch(`${url}/metrics`)).text());
  return { url, scrape, tell, record: metrics.record };
}

test('metrics are told in the text form, each sample under a declared metric', async () => {
  const { url, record } = await startStatus();
  record.executionClaimed({ lane: 'small', attempt: 1, latenessSeconds: 0.4 });
  record.executionClaimed({ lane: 'small', attempt: 7, latenessSeconds: 90_000 });
  const settled = { lane: 'small', outcome: 'completed', seconds: 2, bytes: 1000, rows: 50 };
  record.executionSettled(settled);
  record.executionSettled({ ...settled, bytes: 24 });
  record.callbackAttempted({ outcome: 'delivered', seconds: 0.2 });
  const answer = await fetch(`${url}/metrics`);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const { types, value } = parseScrape(await answer.text());
  expect(types.get('insights_execution_lateness_seconds')).toBe('histogram');
  const claimed = 'insights_executions_claimed_total';
  expect(value(claimed, { lane: 'small', attempt: '1', process: 'worker' })).toBe(1);
  expect(value(claimed, { attempt: '4+' })).toBe(1);
  const late = 'insights_execution_lateness_seconds_bucket';
  expect(['0.1', '0.5', '86400', '+Inf'].map((le) => value(late, { le }))).toEqual([0, 1, 1, 2]);
  expect(value('insights_execution_run_seconds_count', { outcome: 'completed' })).toBe(2);
  expect(value('insights_report_file_bytes_total', { lane: 'small' })).toBe(1024);
  expect(value('insights_report_rows_total')).toBe(100);
  expect(value('insights_callback_attempt_seconds_sum', { outcome: 'delivered' })).toBe(0.2);
  expect(value('insights_build_info', { version: '1.2.3' })).toBe(1);
  expect(value('insights_process_resident_memory_bytes')).toBeGreaterThan(1e6);
  expect(types.has('insights_nodejs_eventloop_lag_p99_seconds')).toBe(true);
});

test('the queue, callbacks and free disk are read when they are asked for', async () => {
  const { value } = await (await startStatus()).scrape();
  const states = ['ready', 'waiting', 'running', 'paused'];
  const small = states.map((state) => value('insights_queue_executions', { lane: 'small', state }));
  expect(small).toEqual([3, 4, 1, 0]);
  expect(value('insights_queue_oldest_ready_seconds', { lane: 'small' })).toBe(12.5);
  expect(value('insights_callbacks', { status: 'Held' })).toBe(5);
  expect(value('insights_callback_oldest_due_seconds')).toBe(7);
  expect(value('insights_disk_free_bytes')).toBe(5e9);
  expect(value('insights_store_up')).toBe(1);
});

test('however many scrape at once, the store is asked once', async () => {
  let reads = 0;
  const { tell } = await startStatus({
    queueState: async () => {
      reads += 1;
      return queue;
    },
  });
  await Promise.all(Array.from({ length: 20 }, tell));
  expect(reads).toBe(1);
});

test.each([
  ['fails', () => Promise.reject(new Error('gone'))],
  ['hangs', () => new Promise<never>(() => {})],
])('a store that %s is a zero, not a failed scrape; old numbers are not told', async (_, down) => {
  const { scrape } = await startStatus({ queueState: down, freeDiskBytes: down });
  const { value, samples } = await scrape();
  expect(value('insights_store_up')).toBe(0);
  const stale = samples.filter(({ name }) => /^insights_(queue|callback|disk)/.test(name));
  expect(stale.filter(({ name }) => !name.startsWith('insights_callback_attempt'))).toEqual([]);
});

test('health is told with the name of what failed, in the envelope', async () => {
  let works = true;
  const { url } = await startStatus(
    {},
    {
      store: { problem: 'the store does not answer', run: async () => undefined },
      disk: {
        problem: 'less than 512 MB of disk space are free',
        run: () => (works ? Promise.resolve() : Promise.reject(new Error('10 bytes are free'))),
      },
    },
  );
  const sound = await fetch(`${url}/health/ready`);
  expect(sound.status).toBe(200);
  expect(await sound.json()).toEqual({ status: 'ok', checks: { store: 'ok', disk: 'ok' } });
  works = false;
  const broken = await fetch(`${url}/health/ready`);
  expect(broken.status).toBe(503);
  expect(broken.headers.get('x-error-code')).toBe('unavailable');
  expect(await broken.json()).toMatchObject({
    value: [],
    statusCode: 503,
    message: expect.stringContaining('disk: less than 512 MB of disk space are free.'),
  });
  const live = await fetch(`${url}/health/live`);
  expect(await live.json()).toEqual({ status: 'ok', version: '1.2.3' });
});

test('nothing else is there', async () => {
  const { url } = await startStatus();
  expect((await fetch(`${url}/insights/v1/mpn/ScheduledReport`)).status).toBe(404);
  const refused = await fetch(`${url}/metrics`, { method: 'POST' });
  expect(refused.status).toBe(405);
  expect(refused.headers.get('allow')).toBe('GET, HEAD');
});
