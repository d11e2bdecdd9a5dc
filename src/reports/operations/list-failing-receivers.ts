import {
  type FailingReceiver,
  listFailingReceivers as listRows,
} from '../../store/failing-receivers.ts';
import { withoutSecrets } from '../callbacks/callback-request.ts';
import type { ReportsContext } from '../context.ts';
import { type Page, pageLimit, pageOfRows, readPlace } from './place.ts';

export interface ListReceiversInput {
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

/** The receiver of a report's callbacks, which has not taken the last of them. */
export interface FailingReceiverView {
  readonly reportId: string;
  readonly reportName: string;
  readonly tenantId: string;
  readonly partnerName: string | null;
  /** Without user, password and query string; null where the report has none any more. */
  readonly callbackUrl: string | null;
  readonly callbackMethod: string;
  /** `Active`, or `Paused` when it has failed for too long. */
  readonly callbackStatus: string;
  /** Attempts since it last took one. */
  readonly failures: number;
  readonly failingSinceTime: string;
  /** Callbacks that wait for it, those that are held included. */
  readonly waiting: number;
  /** Of the last attempt. */
  readonly failureReason: string | null;
}

/** Who has failed longest comes first. Throws `invalid_request`. */
export async function listFailingReceivers(
  { store }: Pick<ReportsContext, 'store'>,
  input: ListReceiversInput,
): Promise<Page<FailingReceiverView>> {
  const limit = pageLimit(input.limit);
  const rows = await listRows(store.db, { after: readPlace(input.after), limit: limit + 1 });
  return pageOfRows(rows, limit, toView, (row) => ({
    time: row.callback_failing_since_time ?? '',
    id: row.report_id,
  }));
}

const toView = (row: FailingReceiver): FailingReceiverView => ({
  reportId: row.report_id,
  reportName: row.name,
  tenantId: row.tenant_id,
  partnerName: row.partner_name,
  callbackUrl: row.callback_url === null ? null : withoutSecrets(row.callback_url),
  callbackMethod: row.callback_method,
  callbackStatus: row.callback_status,
  failures: row.callback_failures,
  failingSinceTime: row.callback_failing_since_time ?? '',
  waiting: row.waiting,
  failureReason: row.last_reason,
});
