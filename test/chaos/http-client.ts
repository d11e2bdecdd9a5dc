import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As they came: still gzip when `content-encoding` says so. */
  readonly bytes: Buffer;
}

export interface Request {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const PATIENCE_MILLISECONDS = 60_000;
const PAUSE_MILLISECONDS = 250;

/** One request. Rejects when there is no whole answer. */
function send(url: string, { method = 'GET', headers = {}, body }: Request = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const outgoing = request(url, { method, headers, agent, timeout: 30_000 }, (response) => {
    buffer(response).then(
      (bytes) => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }),
      reject,
    );
  });
  outgoing.on('error', reject);
  outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer from ${url} in 30 s`)));
  outgoing.end(body);
  return promise;
}

/** How often the service did not do what it was asked. */
export const refusals = { unavailable: 0, internalErrors: 0, unanswered: 0, lostByProxy: 0 };

/** Null: no answer, or one that says that the service cannot answer now. */
export async function sendOnce(url: string, options?: Request): Promise<Answer | null> {
  const answer = await send(url, options).catch(() => null);
  if (answer === null) refusals.unanswered += 1;
  else if (answer.status === 502) refusals.lostByProxy += 1;
  else if (answer.status === 503) refusals.unavailable += 1;
  else if (answer.status === 500) refusals.internalErrors += 1;
  else return answer;
  return null;
}

/** Asks again, as a good client does, while the service cannot answer. */
export async function sendPatiently(url: string, options?: Request): Promise<Answer> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (true) {
    const answer = await sendOnce(url, options);
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`${url} has not answered for a minute`);
    await sleep(PAUSE_MILLISECONDS);
  }
}

export const closeConnections = (): void => agent.destroy();
