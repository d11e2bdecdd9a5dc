import { join } from 'node:path';
import { createReport } from '../../src/reports/create-report.ts';
import { people } from '../../test/acceptance/support/people.ts';
import { urlIn } from '../../test/acceptance/support/start-process.ts';
import { signIn } from '../../test/acceptance/support/tokens.ts';
import { type BenchHome, newHome } from '../support/home.ts';
import { openLedger } from '../support/ledger.ts';
import { requestsPerSecond } from '../support/load.ts';
import { openBenchCore } from '../support/open-bench-core.ts';
import type { OpenRow, Row, Setting } from '../support/row.ts';
import { addSamplePeople } from '../support/sample-people.ts';
import { startBareApi } from '../support/start-bare-api.ts';
import { startInsights } from '../support/start-insights.ts';
import { startWorker } from '../support/start-worker.ts';

const CONNECTIONS = 64;
const SECONDS = 8;
/** Partner profile: the report itself does not matter. */
const QUERY = 'e65f3a4f-fb99-4319-97ff-59e57566a871';

export const api: Row = {
  name: 'api',
  ours: 'a Completed execution by the API, token and rights checked: requests a second',
  against: 'bare Fastify making the same two reads of SQLite',
  unit: '/s',
  target: { atLeast: 0.6 },
  rounds: (asked) => asked,
  warmsUp: true,
  open,
};

const unlimited = {
  INSIGHTS_API_REQUESTS_PER_MINUTE: '0',
  INSIGHTS_ADDRESS_REQUESTS_PER_MINUTE: '0',
};

async function open({ worlds }: Setting): Promise<OpenRow> {
  await using opening = new AsyncDisposableStack();
  const home = opening.use(await newHome(worlds, await worlds.sample()));
  const reportId = await completeReport(home);
  const server = opening.use(await startInsights(['api', '--port', '0'], home, unlimited));
  const bare = opening.use(await startBareApi(join(home.folder, 'insights.db')));
  const url = urlIn(server.process.greeting);
  const token = await signIn(url, people.executive);
  const load = { connections: CONNECTIONS, seconds: SECONDS };
  const path = `insights/v1/mpn/ScheduledReport/execution/${reportId}?getLatestExecution=true`;
  const headers = [`Authorization=Bearer ${token}`];
  const resources = opening.move();
  return {
    ours: async () => ({
      value: await requestsPerSecond({ ...load, url: `${url}/${path}`, headers }),
    }),
    against: async () => ({
      value: await requestsPerSecond({ ...load, url: `${bare.url}/execution/${reportId}` }),
    }),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** Answers the id of a report whose execution is Completed. */
async function completeReport(home: BenchHome): Promise<string> {
  await using core = await openBenchCore(home);
  const caller = await addSamplePeople(core, people.executive.userName);
  const asked = { reportName: 'bench', queryId: QUERY, executeNow: true };
  const { reportId } = await createReport(core.reports, caller, 'mpn', asked);
  using ledger = openLedger(home);
  await using _worker = await startWorker(home);
  ledger.makeDue();
  await ledger.untilCompleted();
  return reportId;
}
