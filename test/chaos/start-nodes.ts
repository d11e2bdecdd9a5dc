import { cleanEnvironment } from '../acceptance/support/project.ts';
import { type Node, startProcess } from './start-process.ts';

export const LEASE_SECONDS = 3;
export const WORKER_CONCURRENCY = 2;

/** As small as it gets with rows for both partners in every dataset. */
const SCALE = '0.005';

export interface Nodes extends AsyncDisposable {
  readonly url: string;
  /** The workers that live. */
  workers(): readonly Node[];
  /** SIGKILL, and a new one in its place. */
  replace(worker: Node): Promise<void>;
  /** Workers that ended by themselves. */
  readonly crashes: readonly string[];
}

export interface NodesOptions {
  readonly folder: string;
  readonly home: string;
  readonly workers: number;
  readonly environment: Record<string, string>;
}

/** Starts the API with the sample world, and the workers beside it. */
export async function startNodes(options: NodesOptions): Promise<Nodes> {
  const environment = cleanEnvironment({ ...settings(options.home), ...options.environment });
  const start = (name: string, ...args: string[]): Node =>
    startProcess(name, args, { folder: options.folder, environment });

  const api = start('api', 'api', '--sample', '--scale', SCALE, '--port', '0');
  const url = /runs at (http:\/\/127\.0\.0\.1:\d+)/.exec((await api.greeting) ?? '')?.[1];
  if (!url) throw new Error(`the API did not start; see ${options.folder}/api.log`);
  const crew = keepWorkers(options.workers, (name) => start(name, 'worker'));
  return {
    url,
    ...crew,
    [Symbol.asyncDispose]: async () => {
      await crew.end();
      await api.end();
    },
  };
}

function keepWorkers(count: number, start: (name: string) => Node) {
  const alive = new Set<Node>();
  const crashes: string[] = [];
  let started = 0;
  let isEnding = false;

  const add = (): void => {
    started += 1;
    const worker = start(`worker-${started}`);
    alive.add(worker);
    void worker.ended.then(async (status) => {
      // Those that were killed are no longer in the set.
      if (!alive.delete(worker) || isEnding) return;
      // A start that fails while the database is down is tried again, as a service manager does.
      if ((await worker.greeting) !== null) crashes.push(`${worker.name} ended at work: ${status}`);
      if (!isEnding) setTimeout(add, 500);
    });
  };
  for (let worker = 0; worker < count; worker += 1) add();

  return {
    crashes,
    workers: () => [...alive],
    replace: async (worker: Node) => {
      alive.delete(worker);
      worker.signal('SIGKILL');
      await worker.ended;
      if (!isEnding) add();
    },
    end: async () => {
      isEnding = true;
      await Promise.all([...alive].map((worker) => worker.end()));
    },
  };
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
  // Two users make thousands of reports in a minute, and fetch their files from one address.
  INSIGHTS_API_REQUESTS_PER_MINUTE: '0',
  INSIGHTS_ADDRESS_REQUESTS_PER_MINUTE: '0',
  INSIGHTS_REPORTS_PER_USER: '1000000',
  INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS: 'true',
});
