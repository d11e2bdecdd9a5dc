import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/** What came for one hook. */
export interface Arrivals {
  readonly ids: Set<string>;
  readonly reportIds: Set<string>;
  /** Taken with a 2xx. */
  taken: number;
  /** Answered with an error on purpose. */
  refused: number;
  /** Why the Standard Webhooks library refused one. */
  readonly forged: string[];
}

export interface Receiver extends AsyncDisposable {
  /** The CallbackUrl of a hook, whose callbacks are signed with the secret. */
  open(hook: number, secret: string): string;
  arrivals(hook: number): Arrivals;
}

interface Hook {
  readonly webhook: Webhook;
  readonly arrivals: Arrivals;
}

/** About one in a hundred fails at first. */
const isUnlucky = (hook: number): boolean => hook % 97 === 13;

export async function startReceiver(addresses: number): Promise<Receiver> {
  const hooks: Hook[] = [];
  const servers = Array.from({ length: addresses }, () =>
    createServer((request, response) => {
      receive(hooks, request, response).catch(() => response.destroy());
    }),
  );
  await Promise.all(servers.map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));

  const ports = servers.map((server) => (server.address() as AddressInfo).port);

  return {
    open: (hook, secret) => {
      const arrivals = { ids: new Set<string>(), reportIds: new Set<string>(), forged: [] };
      hooks[hook] = {
        webhook: new Webhook(secret),
        arrivals: { ...arrivals, taken: 0, refused: 0 },
      };
      return `http://127.0.0.1:${ports[hook % ports.length]}/hooks/${hook}`;
    },
    arrivals: (hook) => {
      const known = hooks[hook];
      if (!known) throw new Error(`no hook ${hook}`);
      return known.arrivals;
    },
    [Symbol.asyncDispose]: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** Notes the call, and answers it. */
async function receive(
  hooks: readonly Hook[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await text(request);
  const call = readCall(request);
  const known = hooks[call.hook];
  if (!known) throw new Error(`no hook ${request.url}`);
  const { arrivals, webhook } = known;
  try {
    webhook.verify(body, request.headers as Record<string, string>, { jsonParse: false });
  } catch (error) {
    arrivals.forged.push(String(error));
  }
  arrivals.ids.add(String(request.headers['webhook-id']));
  arrivals.reportIds.add(call.reportId);
  if (isUnlucky(call.hook) && arrivals.refused === 0) {
    arrivals.refused += 1;
    if (call.hook % 2 === 0) response.destroy();
    else response.writeHead(500).end('not today');
    return;
  }
  arrivals.taken += 1;
  response.writeHead(204).end();
}

/** POST has the report's id in the path, GET in the query string. */
function readCall({ method, url }: IncomingMessage): { hook: number; reportId: string } {
  const { pathname, searchParams } = new URL(url ?? '', 'http://receiver');
  const [, , hook, reportId] = pathname.split('/');
  return {
    hook: Number(hook),
    reportId: (method === 'GET' ? searchParams.get('reportId') : reportId) ?? '',
  };
}
