import { Field, Input, makeStyles } from '@fluentui/react-components';
import type { Report } from '@partner-insights/client/browser';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { useNotices } from './notices.tsx';
import { useReportChanges } from './use-report-changes.ts';

const useStyles = makeStyles({ body: { margin: 0 } });

interface Props {
  readonly report: Report;
  close(): void;
}

/** Says honestly that it makes another report, and leads there. */
export function RunNowDialog({ report, close }: Props) {
  const styles = useStyles();
  const { runDialog: texts } = useTexts().reports;
  const [name, setName] = useState<string>();
  const { runNow } = useReportChanges(report);
  const notices = useNotices();
  const navigate = useNavigate();
  const given = name ?? texts.suffix(report.reportName);
  const submit = () => {
    if (given.trim() === '') return;
    runNow.mutate(
      { report, name: given.trim() },
      {
        onSuccess: ({ reportId }) =>
          void navigate({ to: '/reports/$reportId', params: { reportId } }),
        onError: notices.failed,
        onSettled: close,
      },
    );
  };
  return (
    <FormDialog
      {...{ close, submit }}
      title={texts.title}
      action={texts.confirm}
      isBusy={runNow.isPending}
    >
      <p className={styles.body}>{texts.body}</p>
      <Field
        label={texts.name}
        required
        {...(given.trim() === '' && { validationMessage: texts.required })}
      >
        <Input value={given} maxLength={256} onChange={(_, { value }) => setName(value)} />
      </Field>
    </FormDialog>
  );
}
