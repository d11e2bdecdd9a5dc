import type { Explanation } from '@partner-insights/client/browser';
import type { Formats } from '../../../i18n/formats.ts';

/** The time that a query covers, as days of UTC; times of the day only where it ends or begins within one. */
export function coveredText(
  { coversFrom, coversBefore }: Pick<Explanation, 'coversFrom' | 'coversBefore'>,
  formats: Pick<Formats, 'utcDay' | 'utcDays'>,
  everything: string,
): string {
  const from = coversFrom === null ? null : new Date(coversFrom);
  const last = coversBefore === null ? null : new Date(Date.parse(coversBefore) - 1);
  if (from && last) return formats.utcDays(from, last);
  if (from) return `${formats.utcDay(from)} –`;
  return last ? `– ${formats.utcDay(last)}` : everything;
}
