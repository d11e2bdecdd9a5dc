import type { NewId } from '../../kernel/ids.ts';
import { toWireTime } from '../../kernel/interval.ts';
import { lockReceiver } from '../../store/callback-receivers.ts';
import { insertDelivery } from '../../store/deliveries.ts';
import type { Db, ExecutionRow, ReportRow } from '../../store/schema.ts';
import { addressOf, COMPLETED_EVENT, newDelivery } from './new-delivery.ts';

/**
 * Writes the callback of a completed execution into the outbox; to be called in the transaction that
 * completes it. A report without `callback_url` has none, and an execution never has two.
 */
export async function enqueueCallback(
  { newId }: { newId: NewId },
  db: Db,
  report: ReportRow,
  execution: ExecutionRow,
  now: Date,
): Promise<void> {
  // Held against a resume at the same time, which would not see this delivery.
  const receiver = await lockReceiver(db, report.report_id);
  const address = receiver && addressOf(receiver);
  if (!address) return;
  const ended = execution.ended_time === null ? now : new Date(execution.ended_time);
  await insertDelivery(
    db,
    newDelivery(
      address,
      receiver.callback_status,
      {
        deliveryId: newId(),
        tenantId: report.tenant_id,
        executionId: execution.execution_id,
        correlationId: execution.correlation_id,
        eventType: COMPLETED_EVENT,
        timestamp: ended,
        data: {
          reportId: report.report_id,
          executionId: execution.execution_id,
          executionStatus: 'Completed',
          dueTime: toWireTime(new Date(execution.due_time)),
          reportGeneratedTime: toWireTime(ended),
        },
      },
      now,
    ),
  );
}
