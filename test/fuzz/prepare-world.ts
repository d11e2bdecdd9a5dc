import { type Api, createApi, type Item } from '../acceptance/support/api.ts';
import {
  contosoTenant,
  fabrikamTenant,
  type Person,
  people,
  resource,
} from '../acceptance/support/people.ts';
import {
  completedExecution,
  createQuery,
  createRunNow,
  scheduledReport,
  secureLink,
} from '../acceptance/support/reports.ts';
import { passwordForm, signIn } from '../acceptance/support/tokens.ts';
import { type Keep, type KnownWorld, type Link, PLACES } from './known-world.ts';

/** Signs everybody in, once, and makes what the fuzz plays with. */
export async function prepareWorld(serverUrl: string): Promise<KnownWorld> {
  const tokens = new Map<string, string>();
  for (const [name, person] of Object.entries<Person>(people)) {
    tokens.set(name, await signIn(serverUrl, person));
  }
  const api = createApi(serverUrl, tokens.get('executive'));
  const queryIds = await times(PLACES, () => createQuery(api, 'SELECT MPNId FROM Profile', 'fuzz'));
  const reportIds = await times(PLACES - 2, (at) => createDaily(api, String(queryIds[at])));
  const runs = await times(2, (at) => createRunNow(api, String(queryIds[at])));
  const executions: Item[] = [];
  for (const { reportId } of runs) executions.push(await completedExecution(api, reportId));
  return {
    tokens,
    tenants: [contosoTenant, fabrikamTenant],
    forms: forms(),
    datasets: (await api.get('ScheduledDataset')).value.map((one) => String(one.datasetName)),
    links: executions.map((one) => readLink(secureLink(one))),
    ids: {
      queryId: queryIds,
      reportId: [...reportIds, ...runs.map((one) => String(one.reportId))],
      executionId: await executionsOf(api, reportIds),
    },
    now: Date.now(),
  };
}

/** For operations that need neither a token nor a noun. */
export const emptyWorld = (): KnownWorld => ({
  ...{ tokens: new Map(), tenants: [], forms: [], datasets: [], links: [], ids: {} },
  now: Date.now(),
});

/** Makes one of each noun anew: the requests delete them faster than they make them. */
export const tendWorld =
  (serverUrl: string, { tokens }: KnownWorld) =>
  async (keep: Keep): Promise<void> => {
    const api = createApi(serverUrl, tokens.get('executive'));
    const queryId = await createQuery(api, 'SELECT MPNId FROM Profile', 'fuzz');
    const reportId = await createDaily(api, queryId);
    const [executionId] = await executionsOf(api, [reportId]);
    for (const [kind, id] of Object.entries({ queryId, reportId, executionId })) keep(kind, id);
  };

async function times<T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let at = 0; at < count; at += 1) made.push(await make(at));
  return made;
}

/** Its callbacks all fail: nobody listens there. */
async function createDaily(api: Api, queryId: string): Promise<string> {
  const body = { ...scheduledReport(queryId), CallbackUrl: 'http://127.0.0.1:1/' };
  return String((await api.post('ScheduledReport', body)).value[0]?.reportId);
}

async function executionsOf(api: Api, reportIds: readonly string[]): Promise<string[]> {
  const waiting = 'executionStatus=Pending';
  const answers = await Promise.all(
    reportIds.map((id) => api.get(`ScheduledReport/execution/${id}?${waiting}`)),
  );
  return answers.map(({ value }) => String(value[0]?.executionId));
}

function readLink(href: string): Link {
  const { pathname, searchParams } = new URL(href);
  const [, , executionId = '', name = ''] = pathname.split('/');
  const part = (key: string) => searchParams.get(key) ?? '';
  return { executionId, name: decodeURIComponent(name), se: part('se'), sig: part('sig') };
}

/** Those that succeed take the time of a password; most are refused before. */
const forms = (): Record<string, string>[] => {
  const whole = passwordForm(people.viewer);
  const { username: _, password: __, ...application } = whole;
  return [
    whole,
    { ...application, grant_type: 'client_credentials' },
    { ...application, grant_type: 'client_credentials', scope: `${resource}/.default` },
    { ...application, grant_type: 'refresh_token', refresh_token: 'unknown' },
    { ...whole, client_secret: '' },
    { ...whole, grant_type: 'implicit' },
  ];
};
