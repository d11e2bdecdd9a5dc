import { createQuery } from '../../src/reports/create-query.ts';
import { createReport } from '../../src/reports/create-report.ts';
import type { BenchHome } from './home.ts';
import { openLedger } from './ledger.ts';
import { addPartner, openBenchCore } from './open-bench-core.ts';
import { startWorker } from './start-worker.ts';

/** A home with a worker, and one of its partners who asks for a report after the other. */
export interface OneReport extends AsyncDisposable {
  /** Runs a report of the query; answers the seconds from its claim until it is Completed in the store. */
  run(query: string): Promise<number>;
  readonly workerPid: number;
  /** Of the file that was made last. */
  newestBytes(): { readonly plainBytes: number; readonly fileBytes: number };
}

/** Disposing of it disposes of the home. */
export async function openOneReport(
  home: BenchHome,
  account: string,
  env: Record<string, string> = {},
): Promise<OneReport> {
  await using opening = new AsyncDisposableStack();
  opening.use(home);
  const core = opening.use(await openBenchCore(home));
  const [caller] = await addPartner(core, account, 1);
  if (!caller) throw new Error('a partner without a user');
  const ledger = opening.use(openLedger(home));
  const worker = opening.use(await startWorker(home, env));
  const resources = opening.move();
  return {
    run: async (query) => {
      const kept = await createQuery(core.reports, caller, 'mpn', { name: 'bench', query });
      const asked = { reportName: 'bench', queryId: kept.queryId, executeNow: true };
      await createReport(core.reports, caller, 'mpn', asked);
      ledger.makeDue();
      return ledger.untilCompleted();
    },
    workerPid: worker.process.child.pid ?? 0,
    newestBytes: () => {
      const newest = ledger.database
        .prepare('select plain_bytes, file_bytes from executions order by ended_time desc limit 1')
        .get();
      return { plainBytes: Number(newest?.plain_bytes), fileBytes: Number(newest?.file_bytes) };
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

const COLUMNS = [
  'PGAMpnId, SubscriptionId, SubscriptionStartDate, SubscriptionEndDate, FirstUseDate',
  'SubscriptionState, Month, ServiceName, MeterCategory, UsageUnits, UsageQuantity, CustomerName',
  'CustomerTenantId, CustomerTpid, CustomerSegment, CustomerMarket, MPNId, PartnerName',
  'PartnerLocation, PartnerAttributionType, SalesChannel, EnrollmentNumber',
  'IsACRDuplicateAtPGALevel, ResellerID, ResellerName, MonthlySubscriptionLevelACR, ACR_USD',
].join(', ');

/**
 * The columns of the system query "Azure usage", with its rows' own revenue instead of a sum. The numbered
 * ones differ in a condition that every row meets, so that no run can live on the work of another.
 */
export const azureUsageQuery = (number: number): string =>
  `SELECT ${COLUMNS} FROM AzureUsage WHERE IsACRDuplicateAtPGALevel < ${number + 2} TIMESPAN LAST_6_MONTHS`;
