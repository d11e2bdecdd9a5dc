import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { type Logger, silentLogger } from '../../kernel/logger.ts';
import { openTraces, type TraceOptions } from './traces.ts';

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly status: { readonly code?: number; readonly message?: string };
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { key: string; value: Record<string, unknown> }[];
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: SentSpan['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

/** Takes OTLP over HTTP in its JSON form, and answers with `status`. */
async function startCollector(status = 200) {
  const requests: { path: string | undefined; sent: Sent }[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    requests.push({ path: request.url, sent: (await json(request)) as Sent });
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const spans = () =>
    requests
      .flatMap(({ sent }) => sent.resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans)
      .flatMap((scope) => scope.spans);
  return { endpoint: `http://127.0.0.1:${port}`, requests, spans };
}

const open = (endpoint: string, more: Partial<TraceOptions> = {}) =>
  openTraces({ endpoint, process: 'worker', version: '1.2.3', logger: silentLogger, ...more });

const served = {
  ...{ method: 'GET', route: '/insights/v1/:program/ScheduledDataset', status: 200, seconds: 0.25 },
  ...{ correlationId: 'c-1', traceparent: undefined },
};

const attributesOf = (span: SentSpan | undefined) =>
  Object.fromEntries(
    (span?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]),
  );

function warnings(): { logger: Logger; told: string[] } {
  const told: string[] = [];
  const logger = { ...silentLogger, warn: (_: object, message = '') => void told.push(message) };
  return { logger, told };
}

test('work inside work becomes a span inside a span; both reach the collector on close', async () => {
  const collector = await startCollector();
  const traces = open(`${collector.endpoint}/`);
  const answer = await traces.span('execution', { lane: 'small' }, async (note) => {
    await new Promise(setImmediate);
    note({ outcome: 'completed' });
    return traces.span('export', {}, async () => 42);
  });
  await traces.close();
  expect(answer).toBe(42);
  const [inner, outer] = collector.spans();
  expect(inner).toMatchObject({ name: 'export', traceId: outer?.traceId });
  expect(inner?.parentSpanId).toBe(outer?.spanId);
  expect(outer?.name).toBe('execution');
  expect(attributesOf(outer)).toEqual({ lane: 'small', outcome: 'completed' });
  expect(collector.requests[0]?.path).toBe('/v1/traces');
  const resource = collector.requests[0]?.sent.resourceSpans[0]?.resource.attributes;
  expect(resource).toContainEqual({
    key: 'service.name',
    value: { stringValue: 'partner-insights-worker' },
  });
});

test('work side by side makes traces of their own', async () => {
  const collector = await startCollector();
  const traces = open(collector.endpoint);
  await Promise.all([1, 2].map(() => traces.span('execution', {}, async () => undefined)));
  await traces.close();
  expect(new Set(collector.spans().map(({ traceId }) => traceId)).size).toBe(2);
});

test('a failure is noted on the span and thrown on', async () => {
  const collector = await startCollector();
  const traces = open(collector.endpoint);
  const failed = new Error('the disk is full');
  await expect(traces.span('execution', {}, () => Promise.reject(failed))).rejects.toBe(failed);
  await traces.close();
  expect(collector.spans()[0]?.status).toEqual({ code: 2, message: 'the disk is full' });
});

test('a request is a span of the trace that its caller names', async () => {
  const collector = await startCollector();
  const traces = open(collector.endpoint);
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  traces.requestServed({ ...served, traceparent });
  traces.requestServed({ ...served, traceparent: 'nonsense', status: 503 });
  await traces.close();
  const [first, second] = collector.spans();
  expect(first).toMatchObject({
    name: 'GET /insights/v1/:program/ScheduledDataset',
    traceId: '0af7651916cd43dd8448eb211c80319c',
    parentSpanId: 'b7ad6b7169203331',
  });
  expect(attributesOf(first)).toMatchObject({
    'http.route': '/insights/v1/:program/ScheduledDataset',
    correlationId: 'c-1',
  });
  const took = BigInt(first?.endTimeUnixNano ?? 0) - BigInt(first?.startTimeUnixNano ?? 0);
  expect(took).toBe(250_000_000n);
  expect(second?.parentSpanId).toBeUndefined();
  expect(second?.status.code).toBe(2);
});

test('probes, scrapes and what the caller leaves out are not traced', async () => {
  const collector = await startCollector();
  const traces = open(collector.endpoint);
  for (const route of ['/health/live', '/health/ready', '/metrics']) {
    traces.requestServed({ ...served, route });
  }
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';
  traces.requestServed({ ...served, traceparent });
  traces.requestServed({ ...served, route: '/files/:key' });
  await traces.close();
  expect(collector.spans().map(({ name }) => name)).toEqual(['GET /files/:key']);
});

test('with nobody listening, work goes on and closing is bounded', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  const { logger, told } = warnings();
  const traces = open(`http://127.0.0.1:${port}`, { logger, closeMilliseconds: 100 });
  expect(await traces.span('execution', {}, async () => 'done')).toBe('done');
  const asked = performance.now();
  await traces.close();
  expect(performance.now() - asked).toBeLessThan(1500);
  expect(told).toEqual(['the last traces could not be sent']);
});

test('a collector that refuses is told of once', async () => {
  const collector = await startCollector(400);
  const { logger, told } = warnings();
  const traces = open(collector.endpoint, { logger, batchMilliseconds: 1 });
  for (const count of [1, 2]) {
    await traces.span('execution', {}, async () => undefined);
    await expect.poll(() => collector.requests.length).toBe(count);
  }
  await traces.close();
  expect(told.filter((message) => message.includes('dropped'))).toHaveLength(1);
});
