import type { LookupAddress } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { CallbackRequest } from '../../reports/callbacks/callback-request.ts';

export interface Answer extends AsyncIterable<Uint8Array> {
  readonly statusCode?: number | undefined;
}

/** Sends the request to one of the addresses and to no other; resolves with the answer's head. */
export type Connect = (
  callback: CallbackRequest,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
) => Promise<Answer>;

/** By plain HTTP/1.1 or TLS, on a connection of its own, past any proxy; follows no redirect. */
export const openRequest: Connect = ({ method, url, headers, body }, addresses, signal) =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = request(
      url,
      {
        ...{ method, headers, signal, agent: false, rejectUnauthorized: true },
        lookup: resolvedTo(addresses),
      },
      resolve,
    );
    outgoing.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve(withoutBody(answer));
    });
    outgoing.on('error', reject);
    // Whatever else may end the connection; too late to matter after an answer.
    outgoing.on('close', () => reject(new NoAnswer()));
    outgoing.end(body);
  });

const withoutBody = ({ statusCode }: Answer): Answer => ({
  statusCode,
  async *[Symbol.asyncIterator]() {},
});

class NoAnswer extends Error {
  readonly code = 'ECONNRESET';
}

/** The addresses that were checked are the ones connected to: the name is not resolved once more. */
const resolvedTo =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (hostname, options, done) => {
    const [first] = addresses;
    if (!first) done(new Error(`${hostname} has no address`), '');
    else if (options.all) done(null, [...addresses]);
    else done(null, first.address, first.family);
  };
