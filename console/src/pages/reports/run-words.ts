import type { RecentRun } from '@partner-insights/client/browser';
import type { Formats } from '../../i18n/formats.ts';
import type { Texts } from '../../i18n/texts.ts';
import { latenessWords } from './lateness.ts';
import { outcomeOf } from './run-outcome.ts';

/** `Completed: due Nov 26, 2026, 06:00 UTC, 12 sec late, took 3 sec`. */
export function runWords(run: RecentRun, texts: Texts, formats: Formats): string {
  const { reports } = texts;
  const due = reports.utc(formats.inZone('UTC').dayAndClock(new Date(run.dueTime)));
  const late = latenessWords(run.lateSeconds, reports, formats);
  const took = run.runSeconds === null ? null : reports.took(formats.duration(run.runSeconds));
  return [reports.runAt(reports.outcome[outcomeOf(run)], due), late, took]
    .filter((part) => part !== null)
    .join(', ');
}
