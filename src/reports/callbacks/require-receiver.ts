import { PublicError } from '../../kernel/errors.ts';
import type { ReportRow } from '../../store/schema.ts';
import { type Address, addressOf } from './new-delivery.ts';

/** Throws `report_state` for a report that has no CallbackUrl. */
export function requireReceiver(report: ReportRow): Address {
  const address = addressOf(report);
  if (address) return address;
  throw new PublicError('report_state', {
    reason: 'The report has no CallbackUrl. Give it one by PUT ScheduledReport/{reportId}.',
  });
}
