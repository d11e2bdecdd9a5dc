import type { Report, ReportSummary } from '@partner-insights/client/browser';
import { datasetOf } from './dataset-of.ts';
import type { ListSearch, ShownStatus, SortKey } from './list-search.ts';

/** A report and how it stands; null until that is known. */
export interface Listed {
  readonly report: Report;
  readonly dataset: string | null;
  readonly summary: ReportSummary | null;
}

export function listReports(
  reports: readonly Report[],
  summaries: readonly ReportSummary[],
): Listed[] {
  const byId = new Map(summaries.map((summary) => [summary.reportId, summary]));
  return reports.map((report) => ({
    report,
    dataset: datasetOf(report.query),
    summary: byId.get(report.reportId) ?? null,
  }));
}

/** The answers to a later question about some of the reports, put in their places. */
export function mergeSummaries(
  all: readonly ReportSummary[],
  newer: readonly ReportSummary[],
): ReportSummary[] {
  const byId = new Map(newer.map((summary) => [summary.reportId, summary]));
  return all.map((summary) => byId.get(summary.reportId) ?? summary);
}

const lastHasFailed = ({ summary }: Pick<Listed, 'summary'>): boolean =>
  summary?.lastExecution?.executionStatus === 'Failed';

const isShown = (listed: Listed, status: ShownStatus): boolean =>
  status === 'failing' ? lastHasFailed(listed) : listed.report.reportStatus === status;

export const countShown = (all: readonly Listed[], status: ShownStatus): number =>
  all.filter((listed) => isShown(listed, status)).length;

/** Those that hold every word in their name, description or query, in the order that is asked for. */
export function findReports(all: readonly Listed[], search: ListSearch): Listed[] {
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const { status } = search;
  const found = all.filter(
    (listed) => (status === undefined || isShown(listed, status)) && holdsAll(listed, words),
  );
  const sorted = sortReports(found, search.sort ?? 'name');
  return search.desc ? sorted.reverse() : sorted;
}

function holdsAll({ report }: Listed, words: readonly string[]): boolean {
  const { reportName, description, query, reportId } = report;
  const text = `${reportName} ${description ?? ''} ${query ?? ''}`.toLowerCase();
  return words.every((word) => text.includes(word) || isIdPart(word, reportId));
}

/** A shorter word may be in any id by chance. */
const isIdPart = (word: string, reportId: string): boolean =>
  word.length >= 8 && reportId.toLowerCase().includes(word);

const ranks: Readonly<Record<string, number>> = { Active: 0, Paused: 1, Inactive: 2 };

const keys: Readonly<Record<SortKey, (listed: Listed) => string | number>> = {
  name: () => 0,
  status: (listed) => (lastHasFailed(listed) ? -1 : (ranks[listed.report.reportStatus] ?? 3)),
  last: ({ summary }) => -Date.parse(summary?.lastExecution?.dueTime ?? '1970-01-01T00:00:00Z'),
  next: ({ summary }) => Date.parse(summary?.upcomingTimes[0] ?? '9999-01-01T00:00:00Z'),
};

/** The newest last run, the soonest next one, the failing first; by name among equals. */
const sortReports = (found: readonly Listed[], by: SortKey): Listed[] => {
  const keyOf = keys[by];
  return found.toSorted((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first !== second) return first < second ? -1 : 1;
    return a.report.reportName.localeCompare(b.report.reportName);
  });
};
