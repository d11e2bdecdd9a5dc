import { type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The bytes as they came: still gzip when `content-encoding` says so. */
  readonly bytes: Buffer;
}

/** A request with exactly these headers and this path: nothing is added, decoded or normalised. */
export function rawRequest(
  url: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
    /** Instead of the address's own. */
    readonly path?: string;
    /** The address of this machine to send it from. */
    readonly from?: string;
  } = {},
): Promise<RawAnswer> {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const outgoing = request(
    {
      ...{ protocol, hostname, port, path: options.path ?? pathname + search, agent: false },
      ...{ method: options.method ?? 'GET', headers: options.headers ?? {} },
      ...(options.from !== undefined && { localAddress: options.from }),
    },
    (response) => {
      buffer(response).then(
        (bytes) => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }),
        reject,
      );
    },
  );
  outgoing.on('error', reject);
  outgoing.end(options.body);
  return promise;
}
