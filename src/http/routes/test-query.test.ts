import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { Row } from '../../engine/engine.ts';
import { createQueryAs } from '../testing/completed-report.ts';
import { API, httpWorld, previewOf, scriptedPreviewer } from '../testing/http-world.ts';

const RUN = 'ScheduledQueries/testQueryResult';
const TEXT = "SELECT CustomerName FROM OfficeUsage WHERE CustomerName LIKE '%Contoso%'";

// Typed here: TypeScript's library does not know it yet.
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

test('rows come with their numbers as exact as the engine gave them', async () => {
  const rows: Row[] = [{ CustomerName: 'a"b\n', Amount: rawJSON('12345678901234567890.10') }];
  await using world = await httpWorld({ engine: previewOf(...rows) });
  const authorization = `Bearer ${await world.token()}`;
  const url = `${API}/${RUN}?exportQuery=${encodeURIComponent(TEXT)}`;
  const { body } = await world.app.inject({ url, headers: { authorization } });
  expect(body).toBe(
    '{"value":[{"CustomerName":"a\\"b\\n","Amount":12345678901234567890.10}],"nextLink":null,"totalCount":1,"message":null,"statusCode":200,"dataRedacted":false}',
  );
});

test.each([
  ['well escaped', encodeURIComponent(TEXT)],
  ['as a form', new URLSearchParams({ q: TEXT }).toString().slice(2)],
  ['with percent signs, quotes and equals signs as they are', TEXT.replaceAll(' ', '%20')],
])('a query text %s', async (_, text) => {
  const asked: unknown[] = [];
  const engine = scriptedPreviewer(async ({ plan }, { limit }) => {
    const [condition] = plan.where;
    asked.push(condition?.kind === 'like' && condition.pattern, limit);
    return { columns: [], rows: [], snapshotId: 's' };
  });
  await using world = await httpWorld({ engine });
  const { status } = await world.call('GET', `${RUN}?ExportQuery=${text}&startTime=&endTime=`);
  expect(status).toBe(200);
  expect(asked).toEqual(['%Contoso%', 100]);
});

test('says that values were withheld from a viewer', async () => {
  await using world = await httpWorld();
  const queryId = await createQueryAs(world, 'viewer');
  const plain = await world.call('GET', `${RUN}?queryId=${queryId}`, { user: 'viewer' });
  expect(plain.body).toMatchObject({ value: [], dataRedacted: false });
  const url = `${RUN}?exportQuery=SELECT+ACR_USD+FROM+AzureUsage`;
  expect((await world.call('GET', url, { user: 'viewer' })).body.dataRedacted).toBe(true);
  expect((await world.call('GET', url)).body.dataRedacted).toBe(false);
});

test.each(['', '?queryId=1&exportQuery=2'])(
  'exactly one of queryId and exportQuery: %s',
  async (q) => {
    await using world = await httpWorld();
    const answer = await world.call('GET', `${RUN}${q}`);
    expect(answer.headers['x-error-code']).toBe('query_choice');
  },
);

/** A previewer that runs until it is told to stop. */
function endlessPreviewer() {
  const started = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<unknown>();
  const engine = scriptedPreviewer((_, { signal }) => {
    started.resolve();
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        stopped.resolve(signal.reason);
        reject(signal.reason);
      });
    });
  });
  return { engine, started: started.promise, stopped: stopped.promise };
}

const path = `${API}/${RUN}?exportQuery=${encodeURIComponent(TEXT)}`;

test('the query is cancelled when the client goes away, and that is no error of ours', async () => {
  const { engine, started, stopped } = endlessPreviewer();
  await using world = await httpWorld({ engine });
  const base = await world.app.listen({ port: 0, host: '127.0.0.1' });
  const headers = { authorization: `Bearer ${await world.token()}` };
  const call = request(`${base}${path}`, { headers }).on('error', () => {});
  call.end();
  await started;
  call.destroy();
  expect(await stopped).toMatchObject({ name: 'ClientGone' });
  await world.app.close();
  expect(world.lines().filter((line) => line.includes('"level":50'))).toEqual([]);
});

test('the query is cancelled when a closing server breaks its connections off', async () => {
  const { engine, started, stopped } = endlessPreviewer();
  await using world = await httpWorld({ engine });
  const base = await world.app.listen({ port: 0, host: '127.0.0.1' });
  const headers = { authorization: `Bearer ${await world.token()}` };
  request(`${base}${path}`, { headers })
    .on('error', () => {})
    .end();
  await started;
  const closed = world.app.close();
  world.app.server.closeAllConnections();
  await closed;
  expect(await stopped).toMatchObject({ name: 'ClientGone' });
});
