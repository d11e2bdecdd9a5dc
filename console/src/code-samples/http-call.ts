import { type BrowserClient, createBrowserClient } from '@partner-insights/client/browser';

export type MethodName = keyof BrowserClient;
export type ArgsOf<Method extends MethodName> = Parameters<BrowserClient[Method]>;

/** A call of the typed client, with its arguments. */
export interface ClientCall {
  readonly method: MethodName;
  readonly args: readonly unknown[];
}

/** What goes over the wire, but for the token. */
export interface HttpCall {
  readonly verb: string;
  /** Without its query. */
  readonly url: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly body?: unknown;
}

export interface Service {
  readonly apiUrl: string;
  readonly program: string;
}

/**
 * The request that a method of the client makes. The client itself is asked, so that what is shown is what
 * would be sent, whatever methods it has: nothing is kept twice.
 */
export async function httpCallOf(
  service: Service,
  { method, args }: ClientCall,
): Promise<HttpCall> {
  const seen: HttpCall[] = [];
  const client = createBrowserClient({
    ...service,
    tokens: { get: async () => '', replace: async () => '' },
    retry: { attempts: 1 },
    fetch: async (url, init) => {
      seen.push(readRequest(new URL(String(url)), init));
      return Response.json({ value: [{}] });
    },
  });
  const call = client[method] as (...given: readonly unknown[]) => Promise<unknown>;
  // What the client makes of the empty answer does not matter.
  await call(...args).catch(() => undefined);
  const [first] = seen;
  if (!first) throw new Error(`The client's ${method} makes no request.`);
  return first;
}

function readRequest(url: URL, { method = 'GET', body }: RequestInit = {}): HttpCall {
  const query = [...url.searchParams];
  url.search = '';
  const sent = typeof body === 'string' ? { body: JSON.parse(body) as unknown } : {};
  return { verb: method, url: url.href, query, ...sent };
}
