import { inspect } from 'node:util';

export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | object;
}

/** The answer's body, or its error; either is printed, shortened, after the request. */
export async function exchange(request: Exchange): Promise<Record<string, unknown>> {
  console.log(`\n→ ${request.method} ${request.url}`);
  if (request.body) console.log(indent(describeBody(request.body)));
  const response = await send(request);
  const answer = (await response.json()) as Record<string, unknown>;
  console.log(`← ${response.status}\n${indent(shorten(answer))}`);
  if (!response.ok) throw new Error(`${request.method} ${request.url} answered ${response.status}`);
  return answer;
}

/** The same without printing: for waiting. A 404 means that nothing matches yet. */
export const send = ({ method, url, headers, body }: Exchange): Promise<Response> =>
  fetch(url, {
    method,
    headers: {
      ...headers,
      ...(body && !(body instanceof URLSearchParams) && { 'content-type': 'application/json' }),
    },
    ...(body && { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
  });

const describeBody = (body: URLSearchParams | object): string =>
  body instanceof URLSearchParams
    ? [...body]
        .map(([name, value]) => `${name}=${/secret|password$/.test(name) ? '…' : value}`)
        .join(' ')
    : JSON.stringify(body);

const shorten = (answer: object): string =>
  inspect(answer, { depth: 3, maxArrayLength: 3, maxStringLength: 90, breakLength: 100 });

const indent = (text: string): string => text.replace(/^/gm, '    ');
