import { findFreePort } from '../../../support/free-port.ts';
import { type Ending, type RunningProcess, startProcess } from '../start-process.ts';
import { filesInHome, openFileStore } from './file-store.ts';
import { type FrontProxy, startProxy } from './nginx.ts';

const WORKERS = 4;

/** nginx before two API nodes, and workers, four unless said otherwise: each a process of its own. */
export interface Nodes {
  /** Of the proxy. */
  readonly url: string;
  readonly proxy: FrontProxy;
  readonly apis: readonly Node[];
  readonly workers: readonly Node[];
  /** What every node is told. */
  readonly env: Readonly<Record<string, string>>;
  /** Of all nodes. */
  log(): string;
  /** Ctrl-C for each of them; the ending of the one that ended worst. */
  stop(): Promise<Ending>;
}

/** A node keeps its place, and an API its port, when its process is replaced. */
export interface Node {
  current(): RunningProcess;
  /** Drains it, and starts another in its place. Answers how the first ended. */
  restart(): Promise<Ending>;
}

export interface NodesOptions {
  readonly home: string;
  readonly databaseUrl: string;
  /** The proxy's; any free one when absent. */
  readonly port?: number;
  /** The proxy's address when absent. */
  readonly publicUrl?: string;
  readonly workerCount?: number;
  /** Of every node. */
  readonly args?: readonly string[];
  /** Of an API. */
  readonly apiArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export async function startNodes(options: NodesOptions): Promise<Nodes> {
  const port = options.port ?? (await findFreePort());
  const apiPorts = [await findFreePort(), await findFreePort()] as const;
  await using started = new AsyncDisposableStack();
  const files = started.use(options.env?.INSIGHTS_FILES ? filesInHome : await openFileStore());
  const proxy = await startProxy({ port, apiPorts });
  started.defer(() => proxy.stop());
  const env = { ...environmentOf(options), ...files.environment, ...options.env };
  const args = ['--home', options.home, ...(options.args ?? [])];
  const start = async (...own: string[]): Promise<Node> => {
    const node = await startNode([...own, ...args], env);
    started.defer(async () => void (await node.current().stop()));
    return node;
  };
  const publicUrl = options.publicUrl ?? proxy.url;
  const apiArgs = ['--public-url', publicUrl, ...(options.apiArgs ?? [])];
  const startApi = (own: number) => start('api', '--port', String(own), ...apiArgs);
  const [apis, workers] = await allOf([
    allOf(apiPorts.map(startApi)),
    allOf(Array.from({ length: options.workerCount ?? WORKERS }, () => start('worker'))),
  ]);
  const all = [...apis, ...workers];
  const held = started.move();
  const stop = async (): Promise<Ending> => {
    const endings = await Promise.all(all.map((node) => node.current().stop()));
    await held.disposeAsync();
    return worst(endings);
  };
  const log = () => all.map((node) => node.current().log()).join('');
  return { url: publicUrl, proxy, apis, workers, env, log, stop };
}

const environmentOf = ({ databaseUrl }: NodesOptions): Record<string, string> => ({
  INSIGHTS_DATABASE_URL: databaseUrl,
  // Six of them, twice over, share the test's server.
  INSIGHTS_DATABASE_CONNECTIONS: '5',
  INSIGHTS_TRUST_PROXY: 'true',
  INSIGHTS_DRAIN_DELAY_SECONDS: '3',
});

async function startNode(args: readonly string[], env: Record<string, string>): Promise<Node> {
  let current = await startProcess(args, env);
  return {
    current: () => current,
    restart: async () => {
      const ending = await current.stop('SIGTERM');
      current = await startProcess(args, env);
      return ending;
    },
  };
}

/** Waits for all also when one fails: what has started by then is known, and can be stopped. */
async function allOf<T extends readonly unknown[]>(
  begun: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  await Promise.allSettled(begun);
  return (await Promise.all(begun)) as unknown as T;
}

const worst = (endings: readonly Ending[]): Ending => ({
  code: endings.find(({ code }) => code !== 0)?.code ?? endings[0]?.code ?? null,
  signal: endings.find(({ signal }) => signal !== null)?.signal ?? null,
  milliseconds: Math.max(...endings.map(({ milliseconds }) => milliseconds)),
});
