import type { Schedule } from '../../schedule/schedule.ts';
import type { ScheduleRules } from './schedule-form.ts';

/** The schedule's interval in hours where the data is renewed less often; else null. */
export function pointlessInterval(
  schedule: Schedule | null,
  { refreshDays }: Pick<ScheduleRules, 'refreshDays'>,
): number | null {
  if (!schedule || refreshDays === null) return null;
  return schedule.intervalHours < refreshDays * 24 ? schedule.intervalHours : null;
}
