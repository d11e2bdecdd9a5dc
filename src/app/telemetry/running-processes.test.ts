import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type ConfigOverrides, loadConfig } from '../../config/load-config.ts';
import { createLogger } from '../create-logger.ts';
import { runWorker } from '../run-worker.ts';
import { startServer } from '../start-server.ts';
import { parseScrape } from './prometheus-text.fixture.ts';

async function configOf(overrides: ConfigOverrides) {
  const home = await mkdtemp(join(tmpdir(), 'status-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const all = { home, port: 0, logLevel: 'silent', minimumFreeDiskMegabytes: 0, ...overrides };
  return loadConfig(all, {});
}

/** One that nobody listened on a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const scrape = async (url: string) => parseScrape(await (await fetch(`${url}/metrics`)).text());

const everyCheck = { store: 'ok', engine: 'ok', files: 'ok', disk: 'ok' };

test('a worker tells its health and metrics on its own port, until it has stopped', async () => {
  const workerStatusPort = await freePort();
  const config = await configOf({ workerStatusPort });
  const worker = await runWorker(config, createLogger('silent', 'worker'));
  const url = `http://127.0.0.1:${workerStatusPort}`;
  try {
    const ready = await fetch(`${url}/health/ready`);
    expect(await ready.json()).toEqual({ status: 'ok', checks: everyCheck });
    const { value } = await scrape(url);
    expect(value('insights_store_up', { process: 'worker' })).toBe(1);
    expect(value('insights_disk_free_bytes')).toBeGreaterThan(0);
    expect(value('insights_queue_executions', { lane: 'small', state: 'ready' })).toBe(0);
    expect(value('insights_worker_up')).toBeUndefined();
  } finally {
    await worker.stop('now');
  }
  await expect(fetch(`${url}/health/live`)).rejects.toThrow();
});

test("serve tells its worker's metrics with its own, also with no collector of traces", async () => {
  const otlpEndpoint = `http://127.0.0.1:${await freePort()}`;
  const server = await startServer(await configOf({ otlpEndpoint }));
  try {
    const ready = await fetch(`${server.url}/health/ready`);
    expect(await ready.json()).toEqual({ status: 'ok', checks: everyCheck });
    const up = async () => (await scrape(server.url)).value('insights_worker_up');
    await expect.poll(up, { timeout: 30_000, interval: 50 }).toBe(1);
    const { value } = await scrape(server.url);
    for (const process of ['api', 'worker']) {
      expect(value('insights_process_resident_memory_bytes', { process })).toBeGreaterThan(1e6);
    }
    const labels = { route: '/health/ready', status: '200' };
    expect(value('insights_http_request_seconds_count', labels)).toBe(1);
    expect(value('insights_store_up')).toBe(1);
  } finally {
    await server.stop('now');
  }
});
