import {
  type FileStore,
  filesInHome,
  openFileStore,
} from '../acceptance/support/nodes/file-store.ts';
import { startProxy } from '../acceptance/support/nodes/nginx.ts';
import { cleanEnvironment } from '../acceptance/support/project.ts';
import { findFreePort } from '../support/free-port.ts';
import { type Crew, keepCrew } from './keep-crew.ts';
import { type Node, startProcess } from './start-process.ts';

export const LEASE_SECONDS = 3;
export const WORKER_CONCURRENCY = 2;

/** As small as it gets with rows for both partners in every dataset. */
const SCALE = '0.005';

export interface Nodes extends AsyncDisposable {
  readonly url: string;
  readonly files: FileStore;
  /** The workers that live. */
  workers(): readonly Node[];
  /** The APIs that live. */
  apis(): readonly Node[];
  /** SIGKILL, and a new one in its place. */
  replace(node: Node): Promise<void>;
  /** Nodes that ended by themselves. */
  crashes(): readonly string[];
}

export interface NodesOptions {
  readonly folder: string;
  readonly home: string;
  readonly nodes: 'one' | 'many';
  readonly workers: number;
  readonly environment: Record<string, string>;
}

/** Starts the API with the sample world, or two of them behind a proxy, and the workers beside it. */
export async function startNodes(options: NodesOptions): Promise<Nodes> {
  await using started = new AsyncDisposableStack();
  const files = started.use(options.nodes === 'many' ? await openFileStore() : filesInHome);
  const environment = cleanEnvironment({
    ...{ ...settings(options.home), ...files.environment, ...options.environment },
  });
  const start = (name: string, ...args: string[]): Node =>
    startProcess(name, args, { folder: options.folder, environment });
  const { url, apis } = options.nodes === 'many' ? await many(start, started) : await one(start);
  started.defer(() => apis.end());
  const workers = keepCrew('worker', options.workers, (_, name) => start(name, 'worker'));
  started.defer(() => workers.end());
  const held = started.move();
  return {
    url,
    files,
    workers: workers.members,
    apis: apis.members,
    replace: (node) => (apis.members().includes(node) ? apis : workers).replace(node),
    crashes: () => [...apis.crashes, ...workers.crashes],
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

type Start = (name: string, ...args: string[]) => Node;

const apiArgs = ['api', '--sample', '--scale', SCALE];

async function one(start: Start): Promise<{ url: string; apis: Crew }> {
  const apis = keepCrew('api', 1, (_, name) => start(name, ...apiArgs, '--port', '0'));
  const [greeting = ''] = await greetings(apis);
  return { url: /runs at (http:\/\/127\.0\.0\.1:\d+)/.exec(greeting)?.[1] ?? '', apis };
}

async function many(start: Start, started: AsyncDisposableStack) {
  const apiPorts = [await findFreePort(), await findFreePort()] as const;
  const proxy = await startProxy({ port: await findFreePort(), apiPorts });
  started.defer(() => proxy.stop());
  const apis = keepCrew('api', apiPorts.length, (place, name) =>
    start(name, ...apiArgs, '--port', String(apiPorts[place]), '--public-url', proxy.url),
  );
  await greetings(apis);
  return { url: proxy.url, apis };
}

async function greetings(apis: Crew): Promise<string[]> {
  const found = await Promise.all(apis.members().map(({ greeting }) => greeting));
  if (!found.includes(null)) return found.map(String);
  await apis.end();
  throw new Error('an API did not start; --keep leaves its log');
}

const settings = (home: string): Record<string, string> => ({
  INSIGHTS_HOME: home,
  INSIGHTS_LOG_LEVEL: 'warn',
  INSIGHTS_LEASE_SECONDS: String(LEASE_SECONDS),
  INSIGHTS_WORKER_CONCURRENCY: String(WORKER_CONCURRENCY),
  // Two partners keep every slot busy.
  INSIGHTS_ACCOUNT_CONCURRENCY: '8',
  // A kill costs each run of that worker a try.
  INSIGHTS_MAXIMUM_ATTEMPTS: '10',
  INSIGHTS_MINIMUM_LEAD_HOURS: '0',
  INSIGHTS_TRUST_PROXY: 'true',
  // Two users make thousands of reports in a minute, and fetch their files from one address.
  INSIGHTS_API_REQUESTS_PER_MINUTE: '0',
  INSIGHTS_ADDRESS_REQUESTS_PER_MINUTE: '0',
  INSIGHTS_REPORTS_PER_USER: '1000000',
  INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS: 'true',
});
