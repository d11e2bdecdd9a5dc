import { expect, test } from 'vitest';
import { createBrowserClient } from './browser.ts';
import { envelope, type Script, startScripted } from './testing/scripted-server.ts';

const tokens = { get: async () => 'token', replace: async () => 'token' };

async function startAdmin(script: Script) {
  const server = await startScripted(script);
  const client = createBrowserClient({ apiUrl: `${server.url}/`, tokens });
  return { server, client, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

test('operators ask below /admin, whatever the program', async () => {
  const partner = { tenantId: 't', name: 'Contoso', locations: [{ id: '1', name: 'Ulm' }] };
  await using world = await startAdmin(() => [200, envelope([partner])]);
  expect(await world.client.adminPartners()).toEqual([
    { ...partner, accountId: '', disabled: false, createdTime: null },
  ]);
  await world.client.adminUsers({ tenantId: 'a b' });
  expect(world.server.seen.map(({ url }) => url)).toEqual([
    '/admin/partners',
    '/admin/users?tenantId=a%20b',
  ]);
});

test('a wish is put as it is, and the answer says what became of it', async () => {
  const value = { clientId: 'c', name: 'Exporter', secrets: [{ secretId: 's' }] };
  await using world = await startAdmin(() => [
    200,
    envelope([{ outcome: 'created', changes: [], value, secret: 'once' }]),
  ]);
  const put = await world.client.adminPutApplication('c/1', { name: 'Exporter', disabled: false });
  expect(put).toMatchObject({ outcome: 'created', secret: 'once', value: { clientId: 'c' } });
  expect(put.value.secrets).toEqual([{ secretId: 's', createdTime: null, expiresTime: null }]);
  expect(world.server.seen[0]).toMatchObject({
    ...{ method: 'PUT', url: '/admin/applications/c%2F1' },
    body: '{"name":"Exporter","disabled":false}',
  });
});

test('a page is asked for alone, and says where the next one begins', async () => {
  await using world = await startAdmin(({ query }) => [
    200,
    envelope([{ eventId: 'e', detail: { a: 1 } }], {
      nextLink: query.has('after') ? null : 'https://elsewhere.example/admin/audit?after=x_1',
    }),
  ]);
  const { client, server } = world;
  const first = await client.adminAudit({ from: new Date(0), order: 'newest' });
  expect(first).toMatchObject({ next: 'x_1', items: [{ eventId: 'e', detail: { a: 1 } }] });
  expect(await client.adminAudit({ after: 'x_1' })).toMatchObject({ next: null });
  expect(server.seen[0]?.url).toBe('/admin/audit?from=1970-01-01T00%3A00%3A00Z&order=newest');
});

test('the export comes as it is', async () => {
  await using world = await startAdmin(() => [200, '{"a":1}\n{"a":2}\n']);
  expect(await world.client.adminExportAudit({ actor: 'ada' })).toBe('{"a":1}\n{"a":2}\n');
});

test('how the work goes reads as numbers, none where there are none', async () => {
  const answers: Readonly<Record<string, object>> = {
    '/admin/queue': { lanes: [{ lane: 'small', ready: 2 }], callbacks: { held: 1 } },
    '/admin/throughput': { time: 't', completed: 3, lateness: { p50: 0.5, p95: 1, max: 2 } },
    '/admin/workers': { workerId: 'w', workerStatus: 'busy', executions: [{ executionId: 'e' }] },
    '/admin/failures': { executionId: 'e', failureReason: null, attempts: '3' },
    '/admin/callback-receivers': { reportId: 'r', failures: 4 },
    '/admin/keys': { kid: 'k', status: 'signing' },
  };
  await using world = await startAdmin(({ path }) => [200, envelope([answers[path]])]);
  const { client } = world;
  expect(await client.adminQueue()).toMatchObject({
    lanes: [{ lane: 'small', ready: 2, waiting: 0, oldestReadySeconds: 0 }],
    callbacks: { pending: 0, held: 1 },
  });
  expect(await client.adminThroughput()).toMatchObject([
    { completed: 3, failed: 0, lateness: { p50: 0.5 } },
  ]);
  expect(await client.adminWorkers()).toMatchObject([
    { workerStatus: 'busy', host: null, executions: [{ executionId: 'e', attempts: 0 }] },
  ]);
  expect((await client.adminFailures()).items).toMatchObject([{ attempts: 3 }]);
  expect((await client.adminFailingReceivers()).items).toMatchObject([{ failures: 4 }]);
  expect(await client.adminKeys()).toMatchObject([{ status: 'signing', retiredTime: null }]);
});
