import type { DatasetDescription, Query, Report } from '@partner-insights/client/browser';
import { useNavigate } from '@tanstack/react-router';
import { useUpdateReport } from '../../api/use-save-report.ts';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { FormActions } from './form-actions.tsx';
import { changeOf } from './read-form.ts';
import { ReportFormView } from './report-form-view.tsx';
import { useFormState } from './use-form-state.ts';

interface Props {
  readonly report: Report;
  readonly queries: readonly Query[];
  readonly datasets: readonly DatasetDescription[];
}

/** Sends what was changed, and nothing else. */
export function EditReport({ report, queries, datasets }: Props) {
  const { actions, done } = useTexts().scheduleReport;
  const { reportId } = report;
  const navigate = useNavigate();
  const update = useUpdateReport(reportId);
  const held = useFormState({ report, queryId: report.queryId, queries, datasets });
  const { state } = held;
  const change = changeOf(state.form, state.read, report);
  const isChanged = change === null || Object.keys(change).length > 0;
  const send = () => {
    if (!change || !isChanged) return;
    update.mutate(change, {
      onSuccess: ({ reportName }) =>
        void navigate({
          to: '/reports/$reportId',
          params: { reportId },
          state: { notice: done.saved(reportName) },
        }),
    });
  };
  return (
    <ReportFormView
      held={held}
      error={update.error}
      send={send}
      actions={
        <FormActions
          submit={actions.save}
          isWorking={update.isPending}
          note={isChanged ? undefined : actions.unchanged}
          cancelTo={{ to: '/reports/$reportId', params: { reportId } }}
          code={
            change && isChanged && <ShowAsCode method="updateReport" args={[reportId, change]} />
          }
        />
      }
    />
  );
}
