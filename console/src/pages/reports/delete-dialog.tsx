import type { Report } from '@partner-insights/client/browser';
import { useNavigate } from '@tanstack/react-router';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { useNotices } from './notices.tsx';
import { useReportChanges } from './use-report-changes.ts';

interface Props {
  readonly report: Report;
  close(): void;
}

export function DeleteDialog({ report, close }: Props) {
  const { deleteDialog: texts } = useTexts().reports;
  const { remove } = useReportChanges(report);
  const notices = useNotices();
  const navigate = useNavigate();
  const submit = () =>
    remove.mutate(undefined, {
      onSuccess: () => void navigate({ to: '/reports' }),
      onError: notices.failed,
      onSettled: close,
    });
  return (
    <FormDialog
      {...{ close, submit }}
      title={texts.title(report.reportName)}
      action={texts.confirm}
      isBusy={remove.isPending}
      isAlert
    >
      {texts.body}
    </FormDialog>
  );
}
