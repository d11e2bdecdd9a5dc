import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import type { Answer } from './request.ts';

/**
 * An answer with its body as it is on the wire. `fetch` would decompress it, and then nobody knows
 * at which byte to go on after a broken connection.
 */
export async function openRaw(
  url: URL,
  headers: Record<string, string>,
  options: { readonly idleTimeoutMs: number; readonly signal: AbortSignal | undefined },
): Promise<IncomingMessage> {
  let current = url;
  for (let redirects = 0; redirects <= 5; redirects++) {
    const answer = await openOnce(current, headers, options);
    const location = headerOf(answer, 'location');
    if (!isRedirect(answer.statusCode) || location === null) return answer;
    answer.destroy();
    current = new URL(location, current);
  }
  throw new Error('too many redirects');
}

function openOnce(
  url: URL,
  headers: Record<string, string>,
  { idleTimeoutMs, signal }: Parameters<typeof openRaw>[2],
): Promise<IncomingMessage> {
  const { request } = url.protocol === 'http:' ? http : https;
  return new Promise((resolve, reject) => {
    // No shared agent: a connection kept from before may be dead by now.
    const outgoing = request(url, { headers, signal, agent: false }, resolve);
    outgoing.setTimeout(idleTimeoutMs, () =>
      outgoing.destroy(new Error(`nothing came for ${idleTimeoutMs / 1000} s`)),
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

const isRedirect = (status = 0): boolean => [301, 302, 303, 307, 308].includes(status);

export function headerOf(answer: IncomingMessage, name: string): string | null {
  const value = answer.headers[name];
  return typeof value === 'string' ? value : null;
}

/** The answer read to its end, for one that is not a file. */
export const readAnswer = async (answer: IncomingMessage): Promise<Answer> => ({
  status: answer.statusCode ?? 0,
  headers: new Headers(
    Object.entries(answer.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ) as [string, string][],
  ),
  text: await text(answer).catch(() => ''),
});
