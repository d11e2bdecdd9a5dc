import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { silentLogger } from '../../kernel/logger.ts';
import { openTelemetry } from './open-telemetry.ts';

const served = {
  ...{ method: 'GET', route: '/files/:executionId', status: 200, seconds: 0.1 },
  ...{ correlationId: 'c-1', traceparent: undefined },
};

const counted = async ({ registry }: Awaited<ReturnType<typeof openTelemetry>>) =>
  registry.getSingleMetricAsString('insights_http_request_seconds');

test('without a collector numbers are counted and work is run, and no traces are made', async () => {
  const told = await openTelemetry({ otlpEndpoint: '' }, 'api', silentLogger);
  told.telemetry.requestServed(served);
  const work = told.telemetry.span('run execution', {}, async (note) => {
    note({ outcome: 'completed' });
    return 'done';
  });
  expect(await work).toBe('done');
  await told.close();
  expect(await counted(told)).toContain('route="/files/:executionId"');
});

test('with a collector the same is counted, and told to it', async () => {
  const bodies: string[] = [];
  const collector = createServer(async (request, response) => {
    bodies.push(await text(request));
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  onTestFinished(() => {
    collector.closeAllConnections();
    collector.close();
  });
  const { port } = collector.address() as AddressInfo;
  const otlpEndpoint = `http://127.0.0.1:${port}`;
  const told = await openTelemetry({ otlpEndpoint }, 'api', silentLogger);
  told.telemetry.requestServed(served);
  await told.telemetry.span('run execution', { executionId: 'e-1' }, async () => undefined);
  await told.close();
  expect(await counted(told)).toContain('route="/files/:executionId"');
  expect(bodies.join('')).toContain('GET /files/:executionId');
  expect(bodies.join('')).toContain('e-1');
});
