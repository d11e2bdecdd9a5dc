import { Button, makeStyles } from '@fluentui/react-components';
import {
  DeleteRegular,
  EditRegular,
  PauseRegular,
  PlayRegular,
  PlaySettingsRegular,
} from '@fluentui/react-icons';
import type { Report } from '@partner-insights/client/browser';
import { useState } from 'react';
import { ButtonLink } from '../../components/button-link.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { CodeMenu } from './code-menu.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { useNotices } from './notices.tsx';
import { RunNowDialog } from './run-now-dialog.tsx';
import { useReportChanges } from './use-report-changes.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
});

type Asked = 'run' | 'delete' | null;

export function ReportActions({ report }: { readonly report: Report }) {
  const styles = useStyles();
  const { actions } = useTexts().reports;
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const { reportId } = report;
  return (
    <div className={styles.row}>
      <Button appearance="primary" icon={<PlaySettingsRegular />} onClick={() => setAsked('run')}>
        {actions.runNow}
      </Button>
      <PauseOrResume report={report} />
      <ButtonLink to="/reports/$reportId/edit" params={{ reportId }} icon={<EditRegular />}>
        {actions.edit}
      </ButtonLink>
      <Button icon={<DeleteRegular />} onClick={() => setAsked('delete')}>
        {actions.delete}
      </Button>
      <CodeMenu report={report} />
      {/* Anew each time, so that a name typed before is forgotten. */}
      {asked === 'run' && <RunNowDialog report={report} close={close} />}
      {asked === 'delete' && <DeleteDialog report={report} close={close} />}
    </div>
  );
}

/** Neither for a report whose last run has been. */
function PauseOrResume({ report }: { readonly report: Report }) {
  const { actions, done } = useTexts().reports;
  const { pause, resume } = useReportChanges(report);
  const notices = useNotices();
  const { reportStatus, reportName } = report;
  if (reportStatus === 'Inactive') return null;
  const isPaused = reportStatus === 'Paused';
  const change = isPaused ? resume : pause;
  const said = isPaused ? done.resumed(reportName) : done.paused(reportName);
  return (
    <Button
      icon={isPaused ? <PlayRegular /> : <PauseRegular />}
      disabledFocusable={change.isPending}
      onClick={() =>
        change.mutate(undefined, { onSuccess: () => notices.done(said), onError: notices.failed })
      }
    >
      {isPaused ? actions.resume : actions.pause}
    </Button>
  );
}
