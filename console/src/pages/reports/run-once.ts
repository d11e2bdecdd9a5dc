import {
  type BrowserClient,
  InsightsError,
  type Report,
  type ReportFormat,
} from '@partner-insights/client/browser';

export interface RunOnce {
  readonly report: Report;
  readonly name: string;
}

type Client = Pick<BrowserClient, 'createQuery' | 'createReport'>;

/**
 * A report has one waiting run at a time, at a time of its schedule; so what is to run at once is a report of its
 * own. The query may have been deleted since: the report has kept its text, of which another one is made.
 */
export async function runOnce(client: Client, { report, name }: RunOnce): Promise<Report> {
  const create = (queryId: string) =>
    client.createReport({
      ...{ reportName: name, queryId, executeNow: true },
      ...(report.format && { format: report.format as ReportFormat }),
    });
  try {
    return await create(report.queryId ?? '');
  } catch (error) {
    if (!isQueryGone(error)) throw error;
    const query = await client.createQuery({ name, query: report.query ?? '' });
    return create(query.queryId);
  }
}

/** The contract's own words: it has no code for this. */
const isQueryGone = (error: unknown): boolean =>
  error instanceof InsightsError && error.status === 400 && error.message === 'Invalid QueryId';
