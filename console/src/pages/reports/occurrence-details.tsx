import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissCircleRegular } from '@fluentui/react-icons';
import type { Occurrence } from '@partner-insights/client/browser';
import { ShowAsCode } from '../../code-samples/show-as-code.tsx';
import { Mono } from '../../components/mono.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { missedTimes } from './caught-up.ts';
import { FileDetails } from './file-details.tsx';
import { useNotices } from './notices.tsx';
import { TwoTimes } from './two-times.tsx';
import { useRunChanges } from './use-run-changes.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '16px',
    padding: '2px 8px 12px 32px',
    '@media (max-width: 640px)': { padding: '2px 0 12px' },
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 210px), 1fr))',
    gap: '12px 20px',
    margin: 0,
    '& dt': { fontSize: '12px', color: tokens.colorNeutralForeground3 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
  whole: { gridColumn: '1 / -1', maxWidth: '80ch' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
});

interface Props {
  readonly run: Occurrence;
  readonly history: readonly Occurrence[];
}

export function OccurrenceDetails({ run, history }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { run: words, history: told } = texts.reports;
  const stoodFor = missedTimes(run, history);
  return (
    <div className={styles.root}>
      <dl className={styles.facts}>
        {run.failureReason && (
          <div className={styles.whole}>
            <dt>{words.reason}</dt>
            <dd lang="en">{run.failureReason}</dd>
          </div>
        )}
        <Time name={words.started} time={run.startedTime} />
        <Time name={words.ended} time={run.endedTime} />
        <div>
          <dt>{words.tries}</dt>
          <dd>{formats.number(run.attempts)}</dd>
        </div>
        {run.caughtUpFrom && run.caughtUpTo && (
          <div>
            <dt>{told.standsFor(stoodFor, formats.number(stoodFor))}</dt>
            <dd>
              <TwoTimes time={run.caughtUpFrom} />
              <TwoTimes time={run.caughtUpTo} />
            </dd>
          </div>
        )}
        <div>
          <dt>{words.id}</dt>
          <dd>
            <Mono>{run.executionId}</Mono>
          </dd>
        </div>
      </dl>
      {run.fileState !== null && <FileDetails run={run} />}
      <Cancel run={run} />
    </div>
  );
}

function Time({ name, time }: { readonly name: string; readonly time: string | null }) {
  return (
    time && (
      <div>
        <dt>{name}</dt>
        <dd>
          <TwoTimes time={time} />
        </dd>
      </div>
    )
  );
}

function Cancel({ run }: Pick<Props, 'run'>) {
  const styles = useStyles();
  const { reports } = useI18n().texts;
  const { cancel } = useRunChanges(run);
  const notices = useNotices();
  if (!['Pending', 'Running', 'Paused'].includes(run.executionStatus)) return null;
  return (
    <div className={styles.row}>
      <Button
        size="small"
        icon={<DismissCircleRegular />}
        disabledFocusable={cancel.isPending}
        onClick={() =>
          cancel.mutate(undefined, {
            onSuccess: () => notices.done(reports.done.cancelled),
            onError: notices.failed,
          })
        }
      >
        {reports.run.cancel}
      </Button>
      <ShowAsCode method="cancelExecution" args={[run.executionId]} compact />
    </div>
  );
}
