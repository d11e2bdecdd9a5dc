import type { Report } from '@partner-insights/client/browser';
import { useNavigate } from '@tanstack/react-router';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useNotices } from './notices.tsx';
import { useReportChanges } from './use-report-changes.ts';

interface Props {
  readonly report: Report;
  readonly open: boolean;
  close(): void;
}

export function DeleteDialog({ report, open, close }: Props) {
  const { deleteDialog: texts } = useTexts().reports;
  const { remove } = useReportChanges(report);
  const notices = useNotices();
  const navigate = useNavigate();
  const agree = () =>
    remove.mutate(undefined, {
      onSuccess: () => void navigate({ to: '/reports' }),
      onError: notices.failed,
      onSettled: close,
    });
  return (
    <ConfirmDialog
      {...{ open, close, agree }}
      title={texts.title(report.reportName)}
      confirm={texts.confirm}
      isBusy={remove.isPending}
      isAlert
    >
      {texts.body}
    </ConfirmDialog>
  );
}
