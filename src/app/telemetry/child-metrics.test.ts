import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { askForMetrics } from './child-metrics.ts';
import { createMetrics } from './metrics.ts';
import { parseScrape } from './prometheus-text.fixture.ts';
import { openScrape } from './scrape.ts';

async function startChild(): Promise<ChildProcess> {
  const child = fork(new URL('./telling-child.fixture.ts', import.meta.url), {
    execArgv: [],
    serialization: 'advanced',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  return child;
}

const noQueue = { lanes: [], callbacks: { Pending: 0, Sending: 0, Held: 0, Failed: 0 } };

function scrapeBeside(child: ChildProcess) {
  const { registry, record } = createMetrics({ process: 'api', version: '1.2.3' });
  record.executionClaimed({ lane: 'large', attempt: 2, latenessSeconds: 0 });
  const gauges = {
    queueState: async () => ({ ...noQueue, oldestCallbackSeconds: 0 }),
    freeDiskBytes: async () => 1,
  };
  const scrape = openScrape({ registry, gauges, workerMetrics: () => askForMetrics(child, 200) });
  return async () => parseScrape(await scrape());
}

test("the child's samples stand beside the parent's, apart by their process", async () => {
  const child = await startChild();
  const { value, types } = await scrapeBeside(child)();
  const claimed = 'insights_executions_claimed_total';
  expect(value(claimed, { process: 'api' })).toBe(1);
  expect(value(claimed, { process: 'worker' })).toBe(2);
  const late = 'insights_execution_lateness_seconds';
  expect(types.get(late)).toBe('histogram');
  expect(value(`${late}_bucket`, { process: 'worker', le: '5' })).toBe(1);
  expect(value(`${late}_sum`, { process: 'worker' })).toBe(33);
  for (const process of ['api', 'worker']) {
    expect(value('insights_process_start_time_seconds', { process })).toBeGreaterThan(1e9);
  }
  expect(value('insights_worker_up')).toBe(1);
  expect(value('insights_store_up')).toBe(1);
});

test('a child that stands still, and one that is gone, cost a bounded time', async () => {
  const child = await startChild();
  const scrape = scrapeBeside(child);
  child.kill('SIGSTOP');
  const asked = performance.now();
  const stopped = await scrape();
  expect(performance.now() - asked).toBeLessThan(1000);
  expect(stopped.value('insights_worker_up')).toBe(0);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const gone = await scrape();
  expect(gone.value('insights_worker_up')).toBe(0);
  expect(gone.value('insights_executions_claimed_total')).toBe(1);
});

test('no child has no metrics', async () => {
  expect(await askForMetrics(undefined)).toBeUndefined();
});
