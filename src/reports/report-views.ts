import { toWireTime } from '../kernel/interval.ts';
import type { ReportRow } from '../store/schema.ts';
import type { ReportsContext } from './context.ts';
import type { CatchUpPolicy } from './executions/catch-up.ts';
import type { CallbackMethod, CallbackStatus, ReportStatus, ReportView } from './views.ts';

const wire = (time: string): string => toWireTime(new Date(time));

export function toReportView(
  { limits }: Pick<ReportsContext, 'limits'>,
  row: ReportRow,
): ReportView {
  const callbackMethod = row.callback_method as CallbackMethod;
  return {
    reportId: row.report_id,
    reportName: row.name,
    description: row.description,
    queryId: row.query_id,
    query: row.query_text,
    user: row.owner_name,
    createdTime: wire(row.created_time),
    modifiedTime: row.modified_time && wire(row.modified_time),
    executeNow: row.execute_now === 1,
    startTime: wire(row.start_time),
    reportStatus: row.status as ReportStatus,
    recurrenceInterval: row.recurrence_interval,
    recurrenceCount: row.recurrence_count,
    callbackUrl: row.callback_url,
    callbackMethod,
    CallbackMethod: callbackMethod,
    format: row.format,
    catchUp: (row.catch_up ?? limits.catchUp) as CatchUpPolicy,
    catchUpWindowHours: row.catch_up_window_hours ?? limits.catchUpWindowHours,
    callbackStatus: row.callback_url === null ? null : (row.callback_status as CallbackStatus),
  };
}
