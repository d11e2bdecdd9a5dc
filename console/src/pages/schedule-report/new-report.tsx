import type { DatasetDescription, Query } from '@partner-insights/client/browser';
import { useNavigate } from '@tanstack/react-router';
import { useCreateReport } from '../../api/use-save-report.ts';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { FormActions } from './form-actions.tsx';
import { newReportOf } from './read-form.ts';
import { ReportFormView } from './report-form-view.tsx';
import { useFormState } from './use-form-state.ts';

interface Props {
  readonly queryId: string | null;
  readonly queries: readonly Query[];
  readonly datasets: readonly DatasetDescription[];
}

export function NewReport({ queryId, queries, datasets }: Props) {
  const { actions, done } = useTexts().scheduleReport;
  const navigate = useNavigate();
  const create = useCreateReport();
  const held = useFormState({ report: null, queryId, queries, datasets });
  const { state } = held;
  const report = newReportOf(state.form, state.read);
  const isOnce = state.form.when === 'once';
  const send = () => {
    if (!report) return;
    create.mutate(report, {
      onSuccess: ({ reportId, reportName }) =>
        void navigate({
          to: '/reports/$reportId',
          params: { reportId },
          state: { notice: (isOnce ? done.started : done.created)(reportName) },
        }),
    });
  };
  return (
    <ReportFormView
      held={held}
      error={create.error}
      send={send}
      actions={
        <FormActions
          submit={isOnce ? actions.runNow : actions.create}
          isWorking={create.isPending}
          cancelTo={{ to: '/reports' }}
          code={report && <ShowAsCode method="createReport" args={[report]} />}
        />
      }
    />
  );
}
