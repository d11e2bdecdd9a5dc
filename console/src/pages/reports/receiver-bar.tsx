import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { PlayRegular, SendRegular } from '@fluentui/react-icons';
import type { Report } from '@partner-insights/client/browser';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { Mono } from '../../components/mono.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { useNotices } from './notices.tsx';
import { useCallbackChanges } from './use-callback-changes.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '10px',
    padding: '14px 20px',
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 8px' },
  to: { flex: '1 1 240px', minWidth: 0 },
});

/** Where callbacks go, whether they do, and a test. */
export function ReceiverBar({ report }: { readonly report: Report }) {
  const styles = useStyles();
  const { callbacks: words, done } = useTexts().reports;
  const { test, resume } = useCallbackChanges(report.reportId);
  const notices = useNotices();
  const isStopped = report.callbackStatus === 'Paused';
  const saying = (text: string) => ({
    onSuccess: () => notices.done(text),
    onError: notices.failed,
  });
  return (
    <div className={styles.root}>
      {isStopped && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.stopped}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.row}>
        <span className={styles.to}>
          <Mono>{`${report.callbackMethod ?? 'POST'} ${report.callbackUrl}`}</Mono>
        </span>
        {isStopped && (
          <Button
            appearance="primary"
            icon={<PlayRegular />}
            disabledFocusable={resume.isPending}
            onClick={() => resume.mutate(undefined, saying(done.callbacksResumed))}
          >
            {words.resume}
          </Button>
        )}
        <Button
          icon={<SendRegular />}
          disabledFocusable={test.isPending}
          onClick={() => test.mutate(undefined, saying(done.tested))}
        >
          {words.test}
        </Button>
        <ShowAsCode method="testCallback" args={[report.reportId]} compact />
      </div>
    </div>
  );
}
