import { expect } from 'vitest';

export type Item = Readonly<Record<string, unknown>>;

export interface Envelope {
  readonly value: readonly Item[];
  readonly nextLink: string | null;
  readonly totalCount: number;
  readonly message: string | null;
  readonly statusCode: number;
  readonly dataRedacted: boolean;
}

export interface ApiAnswer extends Envelope {
  readonly headers: Headers;
  readonly text: string;
}

export interface Api {
  /** Any method; `path` begins at the server's root. */
  send(method: string, path: string, options?: SendOptions): Promise<ApiAnswer>;
  /** These begin at `/insights/v1/mpn/`. */
  get(path: string): Promise<ApiAnswer>;
  post(path: string, body: unknown): Promise<ApiAnswer>;
  put(path: string, body?: unknown): Promise<ApiAnswer>;
  delete(path: string): Promise<ApiAnswer>;
  /** Tries a query text. */
  tryQuery(query: string, parameters?: Record<string, string>): Promise<ApiAnswer>;
}

export interface SendOptions {
  readonly body?: unknown;
  /** The body as it stands, instead of JSON of `body`. */
  readonly rawBody?: string;
  readonly headers?: Record<string, string>;
}

const root = '/insights/v1/mpn/';

/** Talks to the API with `token`; of every answer the envelope is checked. */
export function createApi(serverUrl: string, token?: string): Api {
  const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const send: Api['send'] = async (method, path, { body, rawBody, headers } = {}) => {
    const content = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(serverUrl + path, {
      method,
      headers: {
        ...authorization,
        ...(content === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    return readEnvelope(response.status, response.headers, await response.text());
  };
  return {
    send,
    get: (path) => send('GET', root + path),
    post: (path, body) => send('POST', root + path, { body }),
    put: (path, body) => send('PUT', root + path, { body }),
    delete: (path) => send('DELETE', root + path),
    tryQuery: (query, parameters = {}) => {
      const search = new URLSearchParams({ exportQuery: query, ...parameters });
      return send('GET', `${root}ScheduledQueries/testQueryResult?${search}`);
    },
  };
}

/** Reads an answer and holds it to the envelope's exact keys and types. */
export function readEnvelope(status: number, headers: Headers, text: string): ApiAnswer {
  expect(headers.get('content-type')).toMatch(/^application\/json\b/);
  const envelope = JSON.parse(text) as Envelope;
  expect(Object.keys(envelope).sort()).toEqual([
    ...['dataRedacted', 'message', 'nextLink', 'statusCode', 'totalCount', 'value'],
  ]);
  expect(envelope).toEqual({
    value: expect.any(Array),
    nextLink: null,
    totalCount: envelope.value.length,
    message: envelope.message === null ? null : expect.any(String),
    statusCode: status,
    dataRedacted: expect.any(Boolean),
  });
  return { ...envelope, headers, text };
}

/** The one item of an answer that must be a success with one. */
export function onlyItem(answer: ApiAnswer): Item {
  expect(answer).toMatchObject({ statusCode: 200, totalCount: 1 });
  return answer.value[0] ?? {};
}

/** The message of an answer that must be a refusal with `status`. */
export function refusal(answer: ApiAnswer, status: number): string {
  expect(answer).toMatchObject({ statusCode: status, value: [], dataRedacted: false });
  expect(answer.message).toBeTypeOf('string');
  return answer.message ?? '';
}
