import { Agent, type ClientRequest, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { drainServer } from './drain-server.ts';
import { httpWorld } from './testing/http-world.ts';

interface Answer {
  readonly status: number | undefined;
  readonly connection: string | undefined;
  readonly body: string;
}

async function listening() {
  const stopping = { isAnnounced: false };
  const world = await httpWorld({ stopping });
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  const { server } = world.app;
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const start = (path: string, options: object = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const sent = request({ host: '127.0.0.1', port, path, agent, ...options }, async (got) => {
      const { connection } = got.headers;
      resolve({ status: got.statusCode, connection, body: await text(got) });
    });
    sent.on('error', reject);
    return { sent, answer: promise };
  };
  const ask = (path: string, options: object = {}) => {
    const { sent, answer } = start(path, options);
    sent.end();
    return answer;
  };
  const drain = (delaySeconds: number, signal = new AbortController().signal) =>
    drainServer(server, stopping, {
      delaySeconds,
      signal,
      quietSeconds: 0.1,
      patienceSeconds: 0.5,
    });
  const dispose = async () => {
    agent.destroy();
    await world[Symbol.asyncDispose]();
  };
  return { stopping, port, start, ask, drain, [Symbol.asyncDispose]: dispose };
}

/** Sends the head of a request and waits until the server has seen it. */
const begun = (sent: ClientRequest): Promise<void> =>
  new Promise((resolve) => {
    sent.once('continue', resolve);
    sent.flushHeaders();
  });

test('who stops says so, still answers, and ends each connection', async () => {
  await using served = await listening();
  expect((await served.ask('/health/live')).connection).toBe('keep-alive');
  const drained = served.drain(0.3);
  for (const path of ['/health/live', '/nowhere']) {
    expect((await served.ask(path)).connection, path).toBe('close');
  }
  const ready = await served.ask('/health/ready');
  expect(ready).toMatchObject({ status: 503, connection: 'close' });
  expect(ready.body).toContain('it is being stopped');
  await drained;
  await expect(served.ask('/health/live')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('what has begun is answered, however long after the listener is closed', async () => {
  await using served = await listening();
  const headers = {
    ...{ expect: '100-continue', 'content-length': 2, 'content-type': 'application/json' },
  };
  const { sent, answer } = served.start('/nowhere', { method: 'POST', headers });
  await begun(sent);
  const drained = served.drain(0.05);
  await vi.waitFor(() => expect(served.ask('/health/live')).rejects.toThrow(), 5000);
  sent.end('{}');
  expect(await answer).toMatchObject({ status: 404, connection: 'close' });
  await drained;
});

test('a proxy that can ask elsewhere is told to; once it has turned away, the listener is closed', async () => {
  await using served = await listening();
  const drained = served.drain(0.1);
  const outcomes: unknown[] = [];
  const sendOn = async (): Promise<void> => {
    for (let isKnown = false; !isKnown; ) {
      const post = await served.ask('/nowhere', { method: 'POST', agent: false });
      const get = await served.ask('/health/live', { headers: { 'x-try-elsewhere': '1' } });
      outcomes.push(post.status, get.status);
      isKnown = get.status === 502;
    }
  };
  await Promise.all([...Array.from({ length: 16 }, sendOn), drained]);
  expect(new Set(outcomes)).toEqual(new Set([404, 502]));
  await expect(served.ask('/health/live')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('whoever never stops sending is not waited for for ever', async () => {
  await using served = await listening();
  const drained = served.drain(0.05);
  let isOver = false;
  const sending = (async () => {
    while (!isOver) await served.ask('/health/live').catch(() => undefined);
  })();
  await drained;
  isOver = true;
  await sending;
});

test('a drain can be cut short', async () => {
  await using served = await listening();
  const cut = new AbortController();
  const drained = served.drain(3600, cut.signal);
  // Says nothing, and is held for no longer than the drain.
  const silent = connect(served.port, '127.0.0.1');
  cut.abort();
  await drained;
  silent.destroy();
  expect(served.stopping.isAnnounced).toBe(true);
});
