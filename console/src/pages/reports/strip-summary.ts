import type { RecentRun } from '@partner-insights/client/browser';
import type { Formats } from '../../i18n/formats.ts';
import type { Texts } from '../../i18n/texts.ts';
import { countOutcomes } from './run-outcome.ts';

/** `28 of 30 completed, 1 of them late, 1 failed, 1 skipped`. */
export function stripSummary(
  runs: readonly RecentRun[],
  texts: Texts['reports']['strip'],
  { number }: Pick<Formats, 'number'>,
): string {
  if (runs.length === 0) return texts.none;
  const counts = countOutcomes(runs);
  const completed = counts.completed + counts.late;
  const said = (count: number, say: (shown: string) => string): string[] =>
    count === 0 ? [] : [say(number(count))];
  return [
    texts.completed(number(completed), number(runs.length)),
    ...said(counts.late, texts.late),
    ...said(counts.failed, texts.failed),
    ...said(counts.skipped, texts.skipped),
    ...said(counts.cancelled, texts.cancelled),
  ].join(', ');
}
