import { createReport } from '../../../src/reports/create-report.ts';
import { people } from '../../../test/acceptance/support/people.ts';
import { urlIn } from '../../../test/acceptance/support/start-process.ts';
import {
  encodeForm,
  passwordForm,
  signIn,
  tokenUrl,
} from '../../../test/acceptance/support/tokens.ts';
import { type BenchHome, newHome } from '../../support/home.ts';
import { type Load, requestsPerSecond } from '../../support/load.ts';
import { openBenchCore } from '../../support/open-bench-core.ts';
import { addSamplePeople } from '../../support/sample-people.ts';
import { startInsights } from '../../support/start-insights.ts';
import { startWorker } from '../../support/start-worker.ts';
import type { Worlds } from '../../support/worlds.ts';
import { makeDue, untilEnded } from './due.ts';
import { peakMegabytes, serverCpu, workerCpu } from './processes.ts';
import { openClient, type Server } from './server.ts';

export interface ApiCost {
  readonly kind: string;
  readonly perSecond: number;
  /** Milliseconds of CPU that a request takes. */
  readonly apiMs: number;
  readonly databaseMs: number;
  readonly peakMegabytes: number;
}

/** Partner profile: the report itself does not matter. */
const QUERY = 'e65f3a4f-fb99-4319-97ff-59e57566a871';
const CONNECTIONS = 32;

const unlimited = {
  INSIGHTS_API_REQUESTS_PER_MINUTE: '0',
  INSIGHTS_ADDRESS_REQUESTS_PER_MINUTE: '0',
  INSIGHTS_TOKEN_REQUESTS_PER_MINUTE: '0',
  INSIGHTS_REPORTS_PER_USER: '1000000',
};

/** What one API process answers of each kind, over PostgreSQL, and what that costs. */
export async function apiCosts(
  worlds: Worlds,
  server: Server,
  seconds: number,
): Promise<ApiCost[]> {
  await using opening = new AsyncDisposableStack();
  const folder = opening.use(await newHome(worlds, await worlds.sample()));
  const url = await server.createDatabase('api');
  const home = { ...folder, environment: { INSIGHTS_DATABASE_URL: url } };
  const reports = await makeReports(home, url);
  const api = opening.use(await startInsights(['api', '--port', '0'], home, unlimited));
  const base = urlIn(api.process.greeting);
  const pid = api.process.child.pid ?? 0;
  const kinds = await kindsOf(base, reports);
  const costs: ApiCost[] = [];
  for (const [kind, asked] of Object.entries(kinds)) {
    const load = { connections: CONNECTIONS, ...asked };
    await requestsPerSecond({ ...load, seconds: 1 });
    const cpu = () => ({ api: workerCpu(pid), database: serverCpu(server.postmaster) });
    const before = cpu();
    const perSecond = await requestsPerSecond({ ...load, seconds });
    const after = cpu();
    const each = (spent: number) => (spent * 1000) / (perSecond * seconds);
    const api = after.api.loop + after.api.others - before.api.loop - before.api.others;
    costs.push({
      ...{ kind, perSecond, apiMs: each(api), peakMegabytes: peakMegabytes(pid) },
      databaseMs: each(after.database - before.database),
    });
  }
  return costs;
}

interface Reports {
  readonly completed: string;
  readonly waiting: string;
}

async function makeReports(home: BenchHome, url: string): Promise<Reports> {
  await using core = await openBenchCore(home);
  const caller = await addSamplePeople(core, people.executive.userName);
  const asked = { reportName: 'bench', queryId: QUERY, executeNow: true };
  const make = () => createReport(core.reports, caller, 'mpn', asked);
  const completed = await make();
  {
    await using client = await openClient(url);
    await using _worker = await startWorker(home);
    await untilEnded(client, await makeDue(client, 1));
  }
  return { completed: completed.reportId, waiting: (await make()).reportId };
}

type Asked = Pick<Load, 'url' | 'headers' | 'body'> & { readonly connections?: number };

async function kindsOf(
  base: string,
  { completed, waiting }: Reports,
): Promise<Record<string, Asked>> {
  const token = await signIn(base, people.executive);
  const authorization = `Authorization=Bearer ${token}`;
  const to = (path: string) => ({
    url: `${base}/insights/v1/mpn/${path}`,
    headers: [authorization],
  });
  const newest = (report: string) =>
    to(
      `ScheduledReport/execution/${report}?getLatestExecution=true&executionStatus=Pending;Completed`,
    );
  const answer = await fetch(newest(completed).url, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { value } = (await answer.json()) as { value: { reportAccessSecureLink: string }[] };
  const json = { headers: [authorization, 'Content-Type=application/json'] };
  return {
    'token by password': {
      url: tokenUrl(base, people.executive.tenant),
      headers: ['Content-Type=application/x-www-form-urlencoded'],
      body: encodeForm(passwordForm(people.executive)),
      connections: 4,
    },
    'poll, not yet Completed': newest(waiting),
    'poll, Completed: links': newest(completed),
    'download of a small file': { url: value[0]?.reportAccessSecureLink ?? '' },
    'list of datasets': to('ScheduledDataset'),
    'list of queries': to('ScheduledQueries'),
    'create a report': {
      ...{ ...to('ScheduledReport'), ...json },
      body: JSON.stringify({ ReportName: 'bench', QueryId: QUERY, ExecuteNow: true }),
    },
  };
}
