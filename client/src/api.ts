import { type Envelope, readEnvelope } from './envelope.ts';
import { errorOf } from './errors.ts';
import type { Answer, HttpRequest, HttpSender, RetryOn } from './request.ts';
import type { TokenSource } from './tokens.ts';

export interface ApiCall {
  readonly method?: HttpRequest['method'];
  /** Below the program, such as `ScheduledReport/pause/…`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: object;
  readonly signal?: AbortSignal;
  /** Default: `refused` for POST, `idempotent` for the others. */
  readonly retryOn?: RetryOn;
  /** True: numbers of more than 15 digits are read as text. */
  readonly exactNumbers?: boolean;
}

export interface Api {
  /** With all its pages. */
  call(call: ApiCall): Promise<Envelope>;
  /** The first page alone, or the one that the query says. */
  page(call: ApiCall): Promise<Envelope>;
  /** An answer that is no envelope. */
  text(call: ApiCall): Promise<string>;
}

/** Calls with a token; renews it once when the service refuses it. */
export function createApi(baseUrl: string, sender: HttpSender, tokens: TokenSource): Api {
  const sendWith = (token: string, url: URL, call: ApiCall) =>
    sender.send(requestOf(token, url, call));

  const answerOf = async (url: URL, call: ApiCall): Promise<Answer> => {
    const token = await tokens.get();
    let answer = await sendWith(token, url, call);
    if (answer.status === 401) answer = await sendWith(await tokens.replace(token), url, call);
    if (answer.status < 200 || answer.status > 299) throw errorOf(answer);
    return answer;
  };
  const callUrl = async (url: URL, call: ApiCall) =>
    readEnvelope(await answerOf(url, call), call.exactNumbers);

  return {
    async call(call) {
      const url = urlOf(baseUrl, call);
      const first = await callUrl(url, call);
      const value = [...first.value];
      for (let next = nextPage(first, url); next; ) {
        const page = await callUrl(next, call);
        value.push(...page.value);
        next = nextPage(page, next);
      }
      return { ...first, value };
    },
    page: (call) => callUrl(urlOf(baseUrl, call), call),
    text: async (call) => (await answerOf(urlOf(baseUrl, call), call)).text,
  };
}

function requestOf(token: string, url: URL, call: ApiCall): HttpRequest {
  const { method = 'GET', body, signal } = call;
  return {
    url,
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
    signal,
    retryOn: call.retryOn ?? (method === 'POST' ? 'refused' : 'idempotent'),
  };
}

function urlOf(baseUrl: string, { path, query = {} }: ApiCall): URL {
  const url = new URL(`${baseUrl}/${path}`);
  // By hand, because URLSearchParams writes a blank as "+", which not every server reads as one.
  url.search = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  return url;
}

/** The next page, but only of the same service: the token goes nowhere else. */
function nextPage({ nextLink }: Envelope, from: URL): URL | undefined {
  if (!nextLink) return undefined;
  const next = new URL(nextLink, from);
  return next.origin === from.origin && next.href !== from.href ? next : undefined;
}
