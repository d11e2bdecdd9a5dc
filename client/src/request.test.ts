import { expect, test } from 'vitest';
import { createSender, type HttpRequest } from './request.ts';
import { envelope, type Reply, refusal } from './testing/scripted-server.ts';
import { manualTime, startService } from './testing/test-client.ts';

/** Answers the replies in turn, the last one for ever; null breaks the connection. */
function serviceAnswering(...replies: (Reply | null)[]) {
  return startService((_, response) => {
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply) return reply;
    response.destroy();
    return undefined;
  });
}

const ok: Reply = [200, envelope([{ queryId: 'q1', reportId: 'r1' }])];
const busy = (status: number, retryAfter?: string): Reply => [
  status,
  envelope([], { message: 'busy' }),
  retryAfter === undefined ? {} : { 'retry-after': retryAfter },
];

test('429 and 503 are waited out as the service asks', async () => {
  const { server, client, time } = await serviceAnswering(
    busy(429, '7'),
    busy(503, 'Fri, 10 Apr 2026 00:00:27 GMT'),
    busy(503),
    ok,
  );
  await using _ = server;
  expect(await client.queries()).toHaveLength(1);
  expect(time.waits).toEqual([7_000, 20_000, 2_000]);
});

test('a broken connection is tried again', async () => {
  const { server, client, time } = await serviceAnswering(null, ok);
  await using _ = server;
  expect(await client.queries()).toHaveLength(1);
  expect(time.waits).toEqual([500]);
});

test('after four attempts the last answer counts', async () => {
  const { server, client } = await serviceAnswering(busy(503));
  await using _ = server;
  await expect(client.queries()).rejects.toMatchObject({ status: 503, message: 'busy' });
  expect(server.seen).toHaveLength(5);
});

test('a wait longer than the cap is not begun', async () => {
  const { server, client, time } = await serviceAnswering(busy(429, '3600'));
  await using _ = server;
  await expect(client.queries()).rejects.toMatchObject({ status: 429 });
  expect(time.waits).toEqual([]);
});

test('a create that may have been handled is not sent again, one that was refused is', async () => {
  const broken = await serviceAnswering(null, ok);
  await using _ = broken.server;
  const query = { name: 'n', query: 'q' };
  await expect(broken.client.createQuery(query)).rejects.toMatchObject({ status: 0 });
  expect(broken.server.seen).toHaveLength(2);

  const refusing = await serviceAnswering(busy(429, '1'), busy(503, '1'), ok);
  await using __ = refusing.server;
  expect(await refusing.client.createQuery(query)).toMatchObject({ queryId: 'q1' });
});

test('a query that took too long is not run again', async () => {
  const { server, client } = await serviceAnswering(refusal(503, 'cancelled after 100 seconds'));
  await using _ = server;
  await expect(client.testQuery({ query: 'q' })).rejects.toThrow('cancelled after 100 seconds');
  expect(server.seen).toHaveLength(2);
});

test('an abort ends the waiting between attempts', async () => {
  const { server, client } = await serviceAnswering(busy(429, '7'));
  await using _ = server;
  await client.signIn();
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(client.queries({}, { signal })).rejects.toThrow('enough');
});

test('no answer says whose and why', async () => {
  const { server } = await serviceAnswering(ok);
  await server[Symbol.asyncDispose]();
  const time = manualTime();
  const sender = createSender(fetch, { attempts: 1, maxDelayMs: 0 }, time);
  const request: HttpRequest = {
    url: new URL(server.url),
    method: 'GET',
    headers: {},
    retryOn: 'idempotent',
  };
  await expect(sender.send(request)).rejects.toThrow(
    `No answer from ${server.url}: connect ECONNREFUSED`,
  );
});
