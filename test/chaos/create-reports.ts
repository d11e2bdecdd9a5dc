import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from './in-parallel.ts';
import type { Item, PartnerApi } from './partner-api.ts';
import { between } from './random.ts';
import type { Receiver } from './receiver.ts';

/** A report that was answered with success. */
export interface Created {
  readonly number: number;
  readonly api: PartnerApi;
  readonly reportId: string;
  /** When its first execution falls due, as the API writes it. */
  readonly due: string;
  readonly isScheduled: boolean;
}

export interface CreateOptions {
  readonly apis: readonly PartnerApi[];
  readonly count: number;
  readonly receiver: Receiver;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

export const INTERVAL_HOURS = 24;
const CLIENTS = 16;
/** Few reports are not all made before the first strike. */
const LEAST_SECONDS = 20;

/** No value of these columns holds a line break, so that rows can be counted. */
const queries = [
  'SELECT SubscriptionId, Month, MeterCategory, UsageQuantity, ACR_USD FROM AzureUsage TIMESPAN LIFETIME',
  'SELECT CustomerTenantId, WorkloadName, Month, MonthlyActiveUsers FROM OfficeUsage TIMESPAN LIFETIME',
  'SELECT Month, SubscriptionState, SubscriptionCount FROM SeatsSubscriptionsAndRevenue TIMESPAN LIFETIME',
];

/** Half of them run at once, half at their time, soon; each calls its own hook back. */
export async function createReports(options: CreateOptions): Promise<Created[]> {
  const queryIds = new Map(
    await Promise.all(options.apis.map(async (api) => [api, await createQueries(api)] as const)),
  );
  const created: Created[] = [];
  const numbers = Array.from({ length: options.count }, (_, number) => number);
  const started = Date.now();
  await inParallel(numbers, CLIENTS, async (number) => {
    const turn = started + (number / options.count) * LEAST_SECONDS * 1000;
    await sleep(Math.max(0, turn - Date.now()), undefined, { signal: options.signal });
    const api = options.apis[number % options.apis.length];
    const queryId = api && queryIds.get(api)?.[number % queries.length];
    if (!api || !queryId) throw new Error('no partner or no query');
    created.push(await createReport(options, api, queryId, number));
  });
  return created;
}

const createQueries = (api: PartnerApi): Promise<string[]> =>
  Promise.all(
    queries.map(async (Query) => {
      const query = await api.post('ScheduledQueries', { Name: 'chaos', Query });
      return String(query?.queryId);
    }),
  );

async function createReport(
  { receiver, random }: CreateOptions,
  api: PartnerApi,
  QueryId: string,
  number: number,
): Promise<Created> {
  const ReportName = `chaos ${number}`;
  const isScheduled = number % 4 >= 2;
  const CallbackUrl = receiver.open(number, api.callbackSecret);
  const CallbackMethod = number % 10 === 7 ? 'GET' : 'POST';
  const report = await createOnce(api, ReportName, () => ({
    ...{ ReportName, QueryId, CallbackUrl, CallbackMethod },
    ...(isScheduled
      ? { StartTime: soon(random), RecurrenceInterval: INTERVAL_HOURS }
      : { ExecuteNow: true }),
  }));
  return {
    number,
    api,
    reportId: String(report.reportId),
    due: String(report.startTime),
    isScheduled,
  };
}

/** A request that nobody answered may have been done: the report is looked for before it is made again. */
async function createOnce(api: PartnerApi, name: string, body: () => Item): Promise<Item> {
  while (true) {
    const made = await api.post('ScheduledReport', body());
    if (made) return made;
    await sleep(250);
    const [found] = await api.get(`ScheduledReport?reportName=${encodeURIComponent(name)}`);
    if (found) return found;
  }
}

/** In bursts every five seconds, so that work waits when the monkey strikes. */
function soon(random: () => number): string {
  const time = Date.now() + between(random, 5, 15) * 1000;
  return `${new Date(Math.ceil(time / 5000) * 5000).toISOString().slice(0, 19)}Z`;
}
