import { cp, mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Person, people } from '../test/acceptance/support/people.ts';
import { runCommand } from '../test/acceptance/support/run-command.ts';
import { startProcess, urlIn } from '../test/acceptance/support/start-process.ts';
import { signIn } from '../test/acceptance/support/tokens.ts';

/**
 * `node bench/fair-lanes.ts [<scale> <heavy reports>]`: one partner has queued thousands of heavy
 * run-now reports; how long does another's small one wait? Each row is one setting of the server.
 */
const [scale = 0.5, heavy = 2000] = process.argv.slice(2).map(Number);
const SMALL = 10;
const HEAVY_QUERY =
  'SELECT SubscriptionId, Month, ServiceName, MeterCategory, UsageQuantity, CustomerName, ACR_USD FROM AzureUsage TIMESPAN LIFETIME';
const SMALL_QUERY = 'SELECT MPNId, CustomerName, Month FROM OfficeUsage';
/** Contoso's AzureUsage has more at this scale, and everything of Fabrikam's less. */
const LARGE_RUN_ROWS = String(Math.round(100_000 * scale));

interface Setting {
  readonly name: string;
  readonly env: Record<string, string>;
}

const settings: readonly Setting[] = [
  { name: 'as it comes', env: { INSIGHTS_LARGE_RUN_ROWS: LARGE_RUN_ROWS } },
  {
    name: 'INSIGHTS_WORKER_CONCURRENCY=1',
    env: { INSIGHTS_LARGE_RUN_ROWS: LARGE_RUN_ROWS, INSIGHTS_WORKER_CONCURRENCY: '1' },
  },
  { name: 'one lane for all sizes', env: { INSIGHTS_LARGE_RUN_ROWS: '1000000000' } },
];

const oneUserAsksForThousands = {
  INSIGHTS_API_REQUESTS_PER_MINUTE: '0',
  INSIGHTS_REPORTS_PER_USER: '1000000',
};

/** Seconds from the moment that its creation was asked for. */
interface Waited {
  readonly started: number;
  readonly completed: number;
}

const folder = await mkdtemp(join(tmpdir(), 'insights-fair-lanes-'));
try {
  const template = join(folder, 'template');
  const made = await runCommand(['sample', '--scale', `${scale}`, '--home', template], {
    seconds: 3600,
  });
  if (made.code !== 0) throw new Error(made.stderr);
  console.log(`${cpus().length} × ${cpus()[0]?.model}, sample world at scale ${scale}`);
  for (const [index, setting] of settings.entries()) {
    const home = join(folder, `home-${index}`);
    await cp(template, home, { recursive: true });
    await measure(setting, home);
  }
} finally {
  await rm(folder, { recursive: true });
}

async function measure({ name, env }: Setting, home: string): Promise<void> {
  const server = await startProcess(
    ['serve', '--home', home, '--port', '0', '--log-level', 'error'],
    { ...env, ...oneUserAsksForThousands },
  );
  try {
    const url = urlIn(server.greeting);
    const contoso = await openPartner(url, people.executive, HEAVY_QUERY);
    const fabrikam = await openPartner(url, people.fabrikam, SMALL_QUERY);
    const asked = performance.now();
    await queueHeavy(contoso);
    const perSecond = (heavy / (performance.now() - asked)) * 1000;
    console.log(`\n${name}\n  ${heavy} heavy reports queued, ${perSecond.toFixed(0)} a second`);
    for (const line of await queuedByLane(url)) console.log(`  ${line}`);
    const waited: Waited[] = [];
    for (let count = 0; count < SMALL; count += 1) waited.push(await runOne(fabrikam));
    print(waited);
  } finally {
    await server.stop();
  }
}

interface Partner {
  createReport(): Promise<string>;
  /** Of the report's only execution. */
  status(reportId: string): Promise<string>;
}

async function openPartner(url: string, person: Person, query: string): Promise<Partner> {
  const headers = {
    Authorization: `Bearer ${await signIn(url, person)}`,
    'Content-Type': 'application/json',
  };
  const call = async (path: string, body?: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/insights/v1/mpn/${path}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { value: Record<string, unknown>[]; message: string };
    const [item] = answer.value;
    if (!item) throw new Error(`${path}: ${answer.message}`);
    return item;
  };
  const { queryId } = await call('ScheduledQueries', { Name: 'bench', Query: query });
  const report = { ReportName: 'bench', QueryId: queryId, ExecuteNow: true };
  return {
    createReport: async () => String((await call('ScheduledReport', report)).reportId),
    status: async (reportId) => {
      const path = `ScheduledReport/execution/${reportId}?getLatestExecution=true`;
      return String((await call(path)).executionStatus);
    },
  };
}

async function queueHeavy({ createReport }: Partner): Promise<void> {
  let left = heavy;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await createReport();
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

/** Seen by asking every 10 ms: the API tells times in whole seconds. */
async function runOne({ createReport, status }: Partner): Promise<Waited> {
  const asked = performance.now();
  const since = () => (performance.now() - asked) / 1000;
  const reportId = await createReport();
  let started: number | undefined;
  while (true) {
    const now = await status(reportId);
    if (now !== 'Pending') started ??= since();
    if (now === 'Completed') return { started: started ?? since(), completed: since() };
    if (now === 'Failed') throw new Error('a small report failed');
    await sleep(10);
  }
}

async function queuedByLane(url: string): Promise<string[]> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return metrics.split('\n').filter((line) => /^insights_queue_executions.*[1-9]\d*$/.test(line));
}

function print(waited: readonly Waited[]): void {
  console.log('  small report   started after   completed after');
  const row = (name: string, { started, completed }: Waited) =>
    console.log(`  ${name.padEnd(12)}${cell(started)}${cell(completed)}`);
  for (const [index, one] of waited.entries()) row(`${index + 1}`, one);
  row('longest', {
    started: Math.max(...waited.map((one) => one.started)),
    completed: Math.max(...waited.map((one) => one.completed)),
  });
}

function cell(seconds: number): string {
  return `${seconds.toFixed(2)} s`.padStart(16);
}
