import { createReport } from '../../src/reports/create-report.ts';
import { copyRow, uuidOf, withoutSyncing } from './bulk-rows.ts';
import type { BenchHome } from './home.ts';
import { openLedger } from './ledger.ts';
import { addPartner, openBenchCore } from './open-bench-core.ts';

export interface BulkOptions {
  readonly reports: number;
  /** Over how many partner accounts they are spread. */
  readonly accounts: number;
  /** Completed executions that each has behind it. */
  readonly history: number;
}

/** Scheduled reports of other partners, due in the far future; nobody may have the home open. */
export async function addScheduledReports(home: BenchHome, options: BulkOptions): Promise<void> {
  const reportId = await addPattern(home);
  using ledger = openLedger(home);
  const { database } = ledger;
  const pattern = { key: 'report_id', value: reportId };
  const account = (number: string) => `'bulk-' || (${number} % ${options.accounts})`;
  withoutSyncing(database, () => {
    copyRow(database, 'reports', pattern, options.reports, {
      report_id: uuidOf(1, 'i'),
      account_id: account('i'),
      // Of several KB, and read only when a report runs.
      dataset_shape: 'null',
    });
    copyRow(database, 'executions', pattern, options.reports, {
      execution_id: uuidOf(2, 'i'),
      report_id: uuidOf(1, 'i'),
      account_id: account('i'),
    });
    if (options.history > 0) addHistory(ledger, pattern, options, account);
  });
}

function addHistory(
  { database }: { readonly database: Parameters<typeof copyRow>[0] },
  pattern: { readonly key: string; readonly value: string },
  { reports, history }: BulkOptions,
  account: (number: string) => string,
): void {
  const report = `(i / ${history})`;
  const time = `strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', '+' || (i % ${history}) || ' days')`;
  copyRow(database, 'executions', pattern, reports * history, {
    execution_id: uuidOf(3, 'i'),
    report_id: uuidOf(1, report),
    account_id: account(report),
    status: `'Completed'`,
    ...{ due_time: time, ready_time: time, started_time: time, ended_time: time },
  });
}

/** One report as the API makes it. */
async function addPattern(home: BenchHome): Promise<string> {
  await using core = await openBenchCore(home);
  const [caller] = await addPartner(core, 'bulk', 1);
  const [query] = core.core.catalog.systemQueries('mpn');
  if (!caller || !query) throw new Error('no partner or no query');
  const far = new Date(Date.now() + 1000 * 86_400_000).toISOString();
  const { reportId } = await createReport(core.reports, caller, 'mpn', {
    ...{ reportName: 'bulk', queryId: query.queryId },
    ...{ startTime: far, recurrenceInterval: 24, recurrenceCount: 10 },
  });
  return reportId;
}
