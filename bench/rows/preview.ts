import { setTimeout as sleep } from 'node:timers/promises';
import { type Person, people } from '../../test/acceptance/support/people.ts';
import { urlIn } from '../../test/acceptance/support/start-process.ts';
import { signIn } from '../../test/acceptance/support/tokens.ts';
import { newHome } from '../support/home.ts';
import { azureUsageQuery } from '../support/one-report.ts';
import { openBenchCore } from '../support/open-bench-core.ts';
import type { OpenRow, Row, Sample, Setting } from '../support/row.ts';
import { addSamplePeople } from '../support/sample-people.ts';
import { startInsights } from '../support/start-insights.ts';
import { quantile } from '../support/statistics.ts';

const PER_SECOND = 20;
const SECONDS = 15;

export const preview: Row = {
  name: 'preview',
  ours: 'test queries over HTTP, 20 a second, while two exports run: the median answer',
  against: 'the same while nothing else runs',
  unit: 'ms',
  target: { atMost: 2 },
  limits: [{ name: 'p99', unit: 'ms', below: 500 }],
  rounds: (asked) => Math.ceil(asked / 2),
  warmsUp: true,
  open,
};

async function open({ worlds, scale }: Setting): Promise<OpenRow> {
  await using opening = new AsyncDisposableStack();
  const home = opening.use(await newHome(worlds, await worlds.sample()));
  {
    await using core = await openBenchCore(home);
    await addSamplePeople(core, people.executive.userName);
  }
  const server = opening.use(
    await startInsights(['serve', '--port', '0'], home, {
      INSIGHTS_API_REQUESTS_PER_MINUTE: '0',
      INSIGHTS_REPORTS_PER_USER: '1000000',
      INSIGHTS_QUERIES_PER_USER: '1000000',
      // Contoso's export is large and Fabrikam's small, at any scale: so both run at once.
      INSIGHTS_LARGE_RUN_ROWS: String(Math.round(200_000 * scale)),
    }),
  );
  const url = urlIn(server.process.greeting);
  const contoso = await openPartner(url, people.executive);
  const fabrikam = await openPartner(url, people.fabrikam);
  const queries = worlds.catalog.systemQueries('mpn').map(({ queryId }) => queryId);
  const ask = () => latencies([contoso, fabrikam], queries);
  const resources = opening.move();
  return {
    ours: async () => {
      const over = new AbortController();
      const exports = [contoso, fabrikam].map((partner) => keepExporting(partner, over.signal));
      // A failed export must be told here, not found later.
      const seconds = await Promise.race([ask(), Promise.all(exports).then(() => [])]);
      over.abort();
      await Promise.all(exports);
      return toSample(seconds);
    },
    against: async () => toSample(await ask()),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

const toSample = (milliseconds: readonly number[]): Sample => ({
  value: quantile(milliseconds, 0.5),
  also: {
    p99: quantile(milliseconds, 0.99),
    refused: milliseconds.filter((one) => one === REFUSED_MILLISECONDS).length,
  },
});

interface Partner {
  get(path: string): Promise<Record<string, unknown>>;
  post(path: string, body: object): Promise<Record<string, unknown>>;
}

async function openPartner(url: string, person: Person): Promise<Partner> {
  const headers = {
    Authorization: `Bearer ${await signIn(url, person)}`,
    'Content-Type': 'application/json',
  };
  const call = async (path: string, init: RequestInit) => {
    const response = await fetch(`${url}/insights/v1/mpn/${path}`, { headers, ...init });
    const answer = (await response.json()) as { value: Record<string, unknown>[]; message: string };
    if (response.status === 429) throw new RefusedError(answer.message);
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${answer.message}`);
    return answer.value[0] ?? {};
  };
  return {
    get: (path) => call(path, {}),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}

/** Asks at fixed times, whether or not what was asked before is answered; milliseconds of each answer. */
async function latencies(
  partners: readonly Partner[],
  queries: readonly string[],
): Promise<number[]> {
  const started = performance.now();
  const answers: Promise<number>[] = [];
  for (let number = 0; number < PER_SECOND * SECONDS; number += 1) {
    const due = started + (number * 1000) / PER_SECOND;
    await sleep(Math.max(0, due - performance.now()));
    const partner = partners[number % partners.length];
    const path = `ScheduledQueries/testQueryResult?queryId=${queries[number % queries.length]}`;
    if (!partner) throw new Error('nobody asks');
    const answer = partner.get(path).then(() => performance.now() - due, refusedAfter);
    // A failure is told once all have been asked for.
    answer.catch(() => {});
    answers.push(answer);
  }
  return Promise.all(answers);
}

/** What is refused, because too many wait already, counts as an answer after so long. */
const REFUSED_MILLISECONDS = 10_000;

function refusedAfter(error: unknown): number {
  if (error instanceof RefusedError) return REFUSED_MILLISECONDS;
  throw error;
}

class RefusedError extends Error {}

let exported = 0;

/** One export after the other, with the next one queued already, each of a query of its own. */
async function keepExporting(partner: Partner, over: AbortSignal): Promise<void> {
  const order = async () => {
    exported += 1;
    const query = azureUsageQuery(exported).replace('LAST_6_MONTHS', 'LIFETIME');
    const { queryId } = await partner.post('ScheduledQueries', { Name: 'bench', Query: query });
    const asked = { ReportName: 'bench', QueryId: queryId, ExecuteNow: true };
    return String((await partner.post('ScheduledReport', asked)).reportId);
  };
  let next = await order();
  while (!over.aborted) {
    const current = next;
    next = await order();
    await untilCompleted(partner, current);
  }
  await untilCompleted(partner, next);
}

async function untilCompleted({ get }: Partner, reportId: string): Promise<void> {
  while (true) {
    const path = `ScheduledReport/execution/${reportId}?getLatestExecution=true`;
    const { executionStatus } = await get(path);
    if (executionStatus === 'Completed') return;
    if (executionStatus === 'Failed') throw new Error('an export failed');
    await sleep(100);
  }
}
