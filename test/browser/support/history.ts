import { administer } from '../../../src/app/administer.ts';
import type { Config } from '../../../src/config/load-config.ts';
import { putPartner } from '../../../src/identity/directory/put-partner.ts';
import { executionRow, reportRow } from '../../../src/reports/operations/testing/rows.ts';
import { sampleIdentities } from '../../../src/sample/identities.ts';
import type { Store } from '../../../src/store/open-store.ts';
import type { ExecutionRow, ReportRow } from '../../../src/store/schema.ts';
import { upsertWorker } from '../../../src/store/workers.ts';

const HOUR_MS = 3_600_000;
const HOURS = 30 * 24;

const reasons = [
  'The query needs more memory than one run may use. Select fewer columns or a shorter TIMESPAN.',
  'The worker stopped while it was running it. Gave up after 3 tries.',
  'The disk of the service is full.',
  'The query took longer than one run may. Select fewer columns or a shorter TIMESPAN.',
];

const names = ['Seats by customer', 'Monthly revenue', 'Azure usage by day', 'Renewals at risk'];

/** What an operator has to look at, written beside the running server. */
export const addHistory = (config: Config): Promise<void> =>
  administer(config, async ({ context, admin }) => {
    const { store } = context;
    for (let at = 1; at <= 240; at++) {
      const tenantId = idOf('beef0000', at);
      const accountId = String(7_000_000 + at);
      const locations = at % 3 === 0 ? [{ id: `${accountId}1`, name: 'Main office' }] : [];
      const name = `${towns[at % towns.length]} ${trades[at % trades.length]} ${at}`;
      await putPartner(context, admin, { tenantId, name, accountId, locations });
    }
    await putPartner(context, admin, { tenantId: idOf('beef0000', 7), disabled: true });
    await addRuns(store, Date.now());
    await addWaiting(store);
    await upsertWorker(store.db, {
      ...{ worker_id: 'busy', host: 'worker-1', process_id: 4242, version: '0.1.0' },
      ...{ concurrency: 4, started_time: timeBefore(52), seen_time: timeBefore(-0.5) },
    });
    await upsertWorker(store.db, {
      ...{ worker_id: 'lost', host: 'worker-2', process_id: 4711, version: '0.1.0' },
      ...{ concurrency: 2, started_time: timeBefore(30), seen_time: timeBefore(0.2) },
    });
  });

const towns = ['Bergen', 'Ulm', 'Busan', 'Lyon', 'Turin', 'Porto', 'Gdansk'];
const trades = ['Cloud Services', 'Consulting', 'Systems', 'Data Works', 'Software'];

const idOf = (start: string, at: number): string =>
  `${start}-0000-4000-8000-${String(at).padStart(12, '0')}`;

const timeBefore = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();

/** By day more than by night; one hour of trouble, in which runs waited and failed. */
async function addRuns(store: Store, now: number): Promise<void> {
  const reports = reportRows();
  await store.db.insertInto('reports').values(reports).execute();
  const rows = Array.from({ length: HOURS }, (_, hour) => runsOf(reports, hour, now)).flat();
  for (let at = 0; at < rows.length; at += 200) {
    await store.db
      .insertInto('executions')
      .values(rows.slice(at, at + 200))
      .execute();
  }
}

/**
 * What no worker of the test touches: of an account with as many under way as it may have, under leases
 * that are good for an hour.
 */
async function addWaiting(store: Store): Promise<void> {
  const READY = 9;
  const waiting = (at: number): Partial<ExecutionRow> => ({
    status: at % 9 === 0 ? 'Paused' : 'Pending',
    ready_time: at < READY ? timeBefore(at / 240) : timeBefore(-24 - at),
  });
  const held = (at: number): Partial<ExecutionRow> => ({
    ...{ status: 'Running', attempts: at === 0 ? 2 : 1, lease_owner: 'busy', fence: 1 },
    ...{ started_time: timeBefore(0.02 + at / 40), lease_expires_time: timeBefore(-1) },
  });
  const rows = Array.from({ length: 40 }, (_, at) => {
    const report = idOf('4e900000', at % 4);
    return executionRow({
      ...{ execution_id: idOf('e1ec0000', at), report_id: report, account_id: '1001000' },
      ...{ lane: at % 4 === 0 ? 'large' : 'small', due_time: timeBefore(-24 - at) },
      ...(at < 2 ? held(at) : waiting(at)),
    });
  });
  await store.db.insertInto('executions').values(rows).execute();
}

const reportRows = (): ReportRow[] =>
  sampleIdentities.partners.slice(0, 2).flatMap(({ tenantId, accountId }, partner) =>
    names.map((name, at) =>
      reportRow({
        ...{ report_id: idOf('4e900000', 10 * partner + at), name },
        ...{ tenant_id: tenantId, account_id: accountId, status: 'Inactive' },
        ...(partner === 0 && at < 2 && failing(at)),
      }),
    ),
  );

const failing = (at: number): Partial<ReportRow> => ({
  callback_url: `https://hooks.contoso.example/insights/${at}`,
  callback_status: at === 0 ? 'Active' : 'Paused',
  ...{ callback_failures: 4 + 11 * at, callback_failing_since_time: timeBefore(3 + 50 * at) },
});

function runsOf(reports: readonly ReportRow[], hour: number, now: number): ExecutionRow[] {
  const isTrouble = hour === 5;
  const count = 4 + Math.round(6 * Math.abs(Math.sin(hour / 7.6))) + (isTrouble ? 6 : 0);
  return Array.from({ length: count }, (_, at) => {
    const ended = now - hour * HOUR_MS - ((at + 1) * HOUR_MS) / (count + 2);
    const late = isTrouble ? 40_000 + 9000 * at : 300 + ((at * 7919 + hour * 104_729) % 3800);
    const hasFailed = (isTrouble && at % 3 === 0) || (hour * 31 + at) % 97 === 0;
    const started = ended - 2000;
    const report = reports[(hour + at) % reports.length] as ReportRow;
    return executionRow({
      ...{ execution_id: idOf('e0ec0000', hour * 100 + at), report_id: report.report_id },
      ...{ account_id: report.account_id, lane: at % 5 === 0 ? 'large' : 'small' },
      status: hasFailed ? 'Failed' : 'Completed',
      attempts: hasFailed ? 3 : 1,
      failure_reason: hasFailed ? (reasons[(hour + at) % reasons.length] ?? null) : null,
      due_time: new Date(started - late).toISOString(),
      ready_time: new Date(started - late).toISOString(),
      started_time: new Date(started).toISOString(),
      ended_time: new Date(ended).toISOString(),
    });
  });
}
