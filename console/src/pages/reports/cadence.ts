import type { Report } from '@partner-insights/client/browser';
import type { Formats } from '../../i18n/formats.ts';
import type { Texts } from '../../i18n/texts.ts';

export interface Cadence {
  /** `Every week`. */
  readonly every: string;
  /** `at 06:00 UTC`, where it is the same on every day that it runs. */
  readonly at: string | null;
}

type Scheduled = Pick<Report, 'executeNow' | 'recurrenceInterval' | 'startTime'>;

/** How often a report runs, as short as a list needs it. */
export function cadenceOf(
  { executeNow, recurrenceInterval, startTime }: Scheduled,
  texts: Pick<Texts['reports'], 'everyHours' | 'everyDays' | 'onceOnly' | 'at'>,
  formats: Pick<Formats, 'number' | 'inZone'>,
): Cadence {
  const hours = recurrenceInterval ?? 0;
  if (executeNow || hours === 0) return { every: texts.onceOnly, at: null };
  const days = hours / 24;
  const isWholeDays = Number.isInteger(days);
  const every =
    isWholeDays && days > 1 && days !== 7
      ? texts.everyDays(formats.number(days))
      : texts.everyHours(hours, formats.number(hours));
  const clock = startTime && formats.inZone('UTC').clock(new Date(startTime));
  return { every, at: isWholeDays && clock ? texts.at(clock) : null };
}
