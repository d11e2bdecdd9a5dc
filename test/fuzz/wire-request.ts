import type { Draft } from './draft-request.ts';
import type { Operation } from './operations.ts';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly operation: Operation;
  method: string;
  target: string;
  /** In order; names may repeat. `Host`, `Connection` and `Content-Length` are added unless named. */
  headers: [name: string, value: string][];
  /** Left out of what is added by itself: a request can lack what it must have. */
  readonly without: Set<string>;
  body: Buffer | null;
  /** What was done to it, for the report. */
  readonly changes: string[];
  /** It may reach something else than its operation, so that only the common rules hold. */
  strays: boolean;
  /** Its framing is broken: closing the connection is an answer too. */
  broken: boolean;
}

export function toWire(draft: Draft, changes: string[]): WireRequest {
  const { operation, headers } = draft;
  const text = bodyText(draft);
  const typed =
    text === undefined ? {} : { 'Content-Type': operation.body?.contentType ?? 'application/json' };
  return {
    operation,
    method: operation.method,
    target: pathOf(draft) + searchOf(draft),
    headers: Object.entries({ ...headers, ...typed }).map(([name, value]) => [name, String(value)]),
    without: new Set(),
    body: text === undefined ? null : Buffer.from(text),
    changes,
    strays: false,
    broken: false,
  };
}

const pathOf = ({ operation, path }: Draft): string =>
  operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encode(path[name] ?? ''));

function searchOf({ query }: Draft): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    // A list is the parameter given several times.
    [value]
      .flat()
      .filter((each) => each !== undefined)
      .map((each) => `${encode(name)}=${encode(each)}`),
  );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function bodyText({ operation, body }: Draft): string | undefined {
  if (body === undefined) return undefined;
  if (!/urlencoded/.test(operation.body?.contentType ?? '')) return JSON.stringify(body);
  return Object.entries(Object(body))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** Everything encoded, also what is no text. */
export const encode = (value: unknown): string => encodeURIComponent(textOf(value).toWellFormed());

const textOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** The bytes of the whole request. */
export function toBytes(request: WireRequest, host: string): Buffer {
  const named = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const own: [string, string][] = [
    ['Host', host],
    ['Connection', 'close'],
    ...(request.body ? [['Content-Length', String(request.body.length)] as [string, string]] : []),
  ];
  const added = own.filter(
    ([name]) => !named.has(name.toLowerCase()) && !request.without.has(name),
  );
  const lines = [...added, ...request.headers].map(([name, value]) => `${name}: ${value}`);
  const head = [`${request.method} ${request.target} HTTP/1.1`, ...lines, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head), request.body ?? Buffer.alloc(0)]);
}
