import { PublicError } from '../kernel/errors.ts';
import { findReports } from '../store/reports.ts';
import type { Caller } from './caller.ts';
import type { ReportsContext } from './context.ts';
import { toReportView } from './report-views.ts';
import { splitList } from './split-list.ts';
import type { ReportView } from './views.ts';

export interface ListReportsInput {
  /** One or several, split by `;`. */
  readonly reportId?: string;
  readonly reportName?: string;
  readonly queryId?: string;
}

/** The caller's own reports, oldest first. A filter that nothing matches is a 404. */
export async function listReports(
  context: ReportsContext,
  caller: Caller,
  program: string,
  input: ListReportsInput,
): Promise<ReportView[]> {
  const name = input.reportName?.trim().toLowerCase();
  const queryId = input.queryId?.trim().toLowerCase();
  const reportIds = splitList(input.reportId?.toLowerCase(), 'reportId');
  const rows = await findReports(context.store.db, {
    ownerId: caller.principalId,
    program,
    ...(reportIds && { reportIds }),
    ...(queryId && { queryId }),
  });
  const found = rows.filter((row) => !name || row.name.toLowerCase() === name);
  if (found.length > 0) return found.map((row) => toReportView(context, row));
  const given = { reportId: reportIds, reportName: name, queryId };
  const filters = Object.entries(given).flatMap(([key, value]) => (value ? [key] : []));
  if (filters.length === 0) return [];
  throw new PublicError('reports_not_found', { filters: filters.join(', ') });
}
