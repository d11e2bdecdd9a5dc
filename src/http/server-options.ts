import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type {
  ConnectionError,
  FastifyBaseLogger,
  FastifyHttpOptions,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import type { Config } from '../config/load-config.ts';
import { randomId } from '../kernel/ids.ts';
import { failure } from './envelope.ts';
import { parseQueryString } from './input/parse-query-string.ts';
import { sendError } from './plugins/errors.ts';
import { logRequest, RequestLog } from './plugins/request-log.ts';
import type { RateLimitConfig } from './rate-limits/rate-limits.ts';

export type ListenerConfig = Pick<Config, 'publicUrl' | 'trustProxy' | 'bodyLimitBytes'> &
  Partial<Pick<Config, 'trustedProxies'>>;

export type ServerConfig = ListenerConfig & RateLimitConfig & Pick<Config, 'corsOrigins'>;

/** `testQuerySeconds` is the longest silence of a healthy connection. */
export const serverOptions = (
  config: ListenerConfig,
  logger: FastifyBaseLogger,
  testQuerySeconds: number,
  timeouts: Partial<Timeouts> = {},
) =>
  ({
    loggerInstance: logger,
    logController: new RequestLog(),
    genReqId: () => randomId(),
    trustProxy: config.trustProxy && isProxy(config.trustedProxies ?? 1),
    bodyLimit: config.bodyLimitBytes,
    // A whole query text may stand in the address.
    http: {
      maxHeaderSize: 65_536,
      requireHostHeader: false,
      ...nodeTimeouts({ ...defaultTimeouts, ...timeouts }),
    },
    requestTimeout: timeouts.requestMilliseconds ?? defaultTimeouts.requestMilliseconds,
    connectionTimeout: (testQuerySeconds + 30) * 1000,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: {
      caseSensitive: false,
      ignoreTrailingSlash: true,
      maxParamLength: 500,
      querystringParser: parseQueryString,
    },
    ajv: { customOptions: { ...strictAjv, keywords: ['x-required'] } },
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerUnreadable,
  }) satisfies FastifyHttpOptions<Server>;

/** How long a client may take to send a request: slow ones would hold connections for nothing. */
export interface Timeouts {
  readonly headersMilliseconds: number;
  /** Headers and body. */
  readonly requestMilliseconds: number;
  /** How often connections are looked at; their time may be exceeded by so much. */
  readonly lookMilliseconds: number;
}

const defaultTimeouts: Timeouts = {
  headersMilliseconds: 20_000,
  requestMilliseconds: 60_000,
  lookMilliseconds: 5000,
};

const nodeTimeouts = ({
  headersMilliseconds,
  requestMilliseconds,
  lookMilliseconds,
}: Timeouts) => ({
  headersTimeout: headersMilliseconds,
  requestTimeout: requestMilliseconds,
  connectionsCheckingInterval: lookMilliseconds,
});

/**
 * Whose word on where a request came from is taken, by its distance: of the addresses in X-Forwarded-For
 * only so many, from the end, are proxies' words; the others are what the caller made up.
 */
const isProxy =
  (proxies: number) =>
  (_address: string, distance: number): boolean =>
    distance < proxies;

/** What clients may spell otherwise is read beforehand; all findings, because schemas are flat. */
const strictAjv = {
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: false,
  allErrors: true,
} as const;

/** Answers a path that cannot be routed: no hook of ours has seen the request. */
function answerUnroutable(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  sendError(error, request, reply);
  logRequest(request, reply);
}

const unreadable: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what is no HTTP request, on the bare connection. */
function answerUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status = unreadable[error.code] ?? 400;
  const reason = STATUS_CODES[status] ?? '';
  const body = JSON.stringify(failure(status, `The request could not be read: ${reason}.`));
  socket.end(
    [
      `HTTP/1.1 ${status} ${reason}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-correlation-id: ${randomId()}`,
      'x-error-code: invalid_request',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
