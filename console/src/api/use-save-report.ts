import type { NewReport, Report, ReportChange } from '@partner-insights/client/browser';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api-context.tsx';
import { reportsKey } from './use-reports.ts';

export function useCreateReport(): UseMutationResult<Report, Error, NewReport> {
  const { client } = useApi();
  return useMutation({
    mutationFn: (report: NewReport) => client.createReport(report),
    onSuccess: useForgetReports(),
  });
}

export function useUpdateReport(reportId: string): UseMutationResult<Report, Error, ReportChange> {
  const { client } = useApi();
  return useMutation({
    mutationFn: (change: ReportChange) => client.updateReport(reportId, change),
    onSuccess: useForgetReports(),
  });
}

/** Lists and details are asked for anew. */
function useForgetReports(): () => Promise<void> {
  const { program } = useApi();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: reportsKey(program) });
}
