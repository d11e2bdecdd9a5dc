import type { DatasetDescription, Query, Report } from '@partner-insights/client/browser';
import type { Field, Problem, Problems } from './problem.ts';
import type { QueryParts } from './query-parts.ts';
import type { ReadForm } from './read-form.ts';
import type { ReportForm } from './report-form.ts';
import type { ScheduleForm, ScheduleRules } from './schedule-form.ts';

/** What the page's parts are handed. */
export interface FormState {
  readonly form: ReportForm;
  readonly read: ReadForm;
  readonly rules: ScheduleRules;
  /** The one that is edited; null for a new one. */
  readonly report: Report | null;
  /** Null until one is chosen, and in the report's own words where it is edited. */
  readonly query: ChosenQuery | null;
  readonly queries: readonly Query[];
  /** The address named one that there is not. */
  readonly isQueryMissing: boolean;
  readonly dataset: DatasetDescription | null;
  change(fields: Partial<ReportForm>): void;
  changeSchedule(fields: Partial<ScheduleForm>): void;
  /** What is shown at the field: nothing of what has not been asked for yet. */
  problemOf(field: Field): Problem | undefined;
  readonly shownProblems: Problems;
}

export interface ChosenQuery extends QueryParts {
  readonly name: string;
  readonly description: string;
  readonly text: string;
}
