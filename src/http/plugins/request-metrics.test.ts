import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { silentTelemetry, type Telemetry } from '../../kernel/telemetry.ts';
import { API, httpWorld } from '../testing/http-world.ts';

type Served = Parameters<Telemetry['requestServed']>[0];

test('requests are counted by the pattern of their route, unknown ones as one', async () => {
  const served: Served[] = [];
  const telemetry: Telemetry = {
    ...silentTelemetry,
    requestServed: (one) => void served.push(one),
  };
  await using world = await httpWorld({ telemetry });
  await world.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = world.app.server.address() as AddressInfo;
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { traceparent },
    });
    await answer.text();
    return answer.headers.get('x-correlation-id');
  };
  const correlationId = await ask(`${API}/scheduledreport?reportId=secret`);
  await ask('/no/such/path?x=1');
  await ask('/health/live', 'POST');
  await expect.poll(() => served.length).toBe(3);
  expect(served[0]).toMatchObject({
    ...{ method: 'GET', route: '/insights/v1/:program/ScheduledReport', status: 401 },
    ...{ correlationId, traceparent },
  });
  expect(served[0]?.seconds).toBeGreaterThan(0);
  expect(served[0]?.seconds).toBeLessThan(60);
  expect(served.slice(1).map(({ method, route, status }) => [method, route, status])).toEqual([
    ['GET', 'none', 404],
    ['POST', '/health/live', 405],
  ]);
});

test('a request whose client goes away is counted too', async () => {
  const served: Served[] = [];
  const telemetry: Telemetry = {
    ...silentTelemetry,
    requestServed: (one) => void served.push(one),
  };
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const run = () => {
    begun.resolve();
    return ended.promise;
  };
  await using world = await httpWorld({ telemetry, checks: { slow: { problem: 'never', run } } });
  await world.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = world.app.server.address() as AddressInfo;
  const leaving = new AbortController();
  const url = `http://127.0.0.1:${port}/health/ready`;
  const answer = fetch(url, { signal: leaving.signal }).catch(() => 'gone');
  await begun.promise;
  leaving.abort();
  expect(await answer).toBe('gone');
  ended.resolve();
  await expect.poll(() => served.length).toBe(1);
});
