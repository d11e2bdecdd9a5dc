import type { Api } from './api.ts';
import { readExecution, readReport } from './envelope.ts';
import { InsightsError } from './errors.ts';
import { pathOf } from './report-path.ts';
import type {
  CallOptions,
  Execution,
  ExecutionFilter,
  NewReport,
  Report,
  ReportChange,
  ReportFilter,
} from './types.ts';
import { pascalCased, theOne } from './wire.ts';

export function reportMethods(api: Api) {
  const put = async (path: string, { signal }: CallOptions, body?: object): Promise<Report> => {
    const { value } = await api.call({ method: 'PUT', path, body, signal });
    return readReport(theOne(value));
  };

  return {
    reports: async (filter: ReportFilter = {}, { signal }: CallOptions = {}): Promise<Report[]> => {
      const query = { ...filter };
      const { value } = await api.call({ path: 'ScheduledReport', query, signal });
      return value.map(readReport);
    },

    createReport: async (report: NewReport, { signal }: CallOptions = {}): Promise<Report> => {
      const body = pascalCased(report);
      const { value } = await api.call({ method: 'POST', path: 'ScheduledReport', body, signal });
      return readReport(theOne(value));
    },

    updateReport: (
      reportId: string,
      change: ReportChange,
      options: CallOptions = {},
    ): Promise<Report> => put(pathOf(reportId), options, pascalCased(change)),

    /** Removes its executions and their files too. */
    deleteReport: async (reportId: string, { signal }: CallOptions = {}): Promise<void> => {
      await api.call({ method: 'DELETE', path: pathOf(reportId), signal });
    },

    pauseReport: (reportId: string, options: CallOptions = {}): Promise<Report> =>
      put(pathOf(reportId, 'pause'), options),

    resumeReport: (reportId: string, options: CallOptions = {}): Promise<Report> =>
      put(pathOf(reportId, 'resume'), options),
  };
}

export function executionMethods(api: Api) {
  const put = async (path: string, { signal }: CallOptions): Promise<Execution> => {
    const { value } = await api.call({ method: 'PUT', path, signal });
    return readExecution(theOne(value));
  };

  return {
    /** Ends one that waits or runs; the report goes on with its next due time. */
    cancelExecution: (executionId: string, options: CallOptions = {}): Promise<Execution> =>
      put(pathOf(executionId, 'execution/cancel'), options),

    /** Ends every link to its file that was given out; the answer has a fresh one. */
    revokeLinks: (executionId: string, options: CallOptions = {}): Promise<Execution> =>
      put(pathOf(executionId, 'execution/revokeLinks'), options),

    /** Executions that match; none when the service says that nothing does (404). */
    executions: async (
      reportId: string,
      filter: ExecutionFilter = {},
      { signal }: CallOptions = {},
    ): Promise<Execution[]> => {
      const query = {
        executionId: listed(filter.executionId),
        executionStatus: listed(filter.status),
        getLatestExecution: filter.latest,
      };
      try {
        const path = pathOf(reportId, 'execution');
        const { value } = await api.call({ path, query, signal });
        return value.map(readExecution);
      } catch (error) {
        if (error instanceof InsightsError && error.status === 404) return [];
        throw error;
      }
    },
  };
}

const listed = (values: string | readonly string[] | undefined): string | undefined =>
  values === undefined ? undefined : [values].flat().join(';');
