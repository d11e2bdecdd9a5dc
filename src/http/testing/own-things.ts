import { generateRow } from '../../identity/keys/make-key.ts';
import { insertSigningKey } from '../../store/signing-keys.ts';
import type { AccessWorld, Visitor } from './access-world.ts';
import { completedReport, secureLink } from './completed-report.ts';

/** What the executive of Contoso owns: an id of each kind. */
export interface OwnThings {
  readonly queryId: string;
  /** On a schedule, with a receiver of callbacks. */
  readonly reportId: string;
  /** Its first execution, which waits. */
  readonly executionId: string;
  /** A callback of that report. */
  readonly deliveryId: string;
  /** Of another report, which has run. */
  readonly completedReportId: string;
  readonly completedExecutionId: string;
  /** Path and query of its file's link. */
  readonly link: string;
  /** Of a key that signs no more. */
  readonly keyId: string;
}

const START = '2026-03-02T04:00:00Z';

/** For tests: makes one of everything, as `owner`. */
export async function ownThings(
  world: AccessWorld,
  owner: Exclude<Visitor, 'no token'> = 'executive',
): Promise<OwnThings> {
  const made = async (url: string, body?: object) => {
    const answer = await world.as(owner, { method: 'POST', url, body });
    if (answer.status !== 200) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
    return answer.body.value[0];
  };
  const Query = 'SELECT CustomerName FROM OfficeUsage';
  const { queryId } = await made('ScheduledQueries', { Name: 'Seats', Query });
  const { reportId } = await made('ScheduledReport', {
    ...{ ReportName: 'Daily', QueryId: queryId, StartTime: START, RecurrenceInterval: 24 },
    CallbackUrl: 'https://receiver.example/in',
  });
  const { deliveryId } = await made(`ScheduledReport/callback/test/${reportId}`);
  const waiting = await world.as(owner, {
    method: 'GET',
    url: `ScheduledReport/execution/${reportId}?executionStatus=Pending`,
  });
  return {
    ...{ queryId, reportId, deliveryId },
    executionId: waiting.body.value[0].executionId,
    ...(await completed(world, owner)),
    keyId: await retiredKey(world),
  };
}

async function retiredKey({ store, clock }: AccessWorld): Promise<string> {
  const now = clock.now();
  const row = { ...(await generateRow(now)), retired_time: now.toISOString() };
  await insertSigningKey(store.db, row);
  return row.key_id;
}

async function completed(world: AccessWorld, owner: Exclude<Visitor, 'no token'>) {
  // What makes and reads reports below goes by one caller: here it is the owner.
  const call: AccessWorld['call'] = (method, url, options = {}) =>
    world.as(owner, { method, url, ...options });
  const { reportId, executionId } = await completedReport({ ...world, call }, 'rows\n');
  return {
    completedReportId: reportId,
    completedExecutionId: executionId,
    link: await secureLink({ ...world, call }, reportId),
  };
}
