import { makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import type { Runner } from '../run/use-run.ts';
import { DoneRun } from './done-run.tsx';
import { CancelledRun, FailedRun, IdleRun, RunningRun } from './run-states.tsx';

const useStyles = makeStyles({
  card: {
    minWidth: 0,
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
});

interface Props {
  readonly runner: Runner;
  /** As it stands in the editor now. */
  readonly text: string;
  openGallery(): void;
}

export function Results({ runner, text, openGallery }: Props) {
  const styles = useStyles();
  const { results: texts } = useTexts().workbench;
  const { run } = runner;
  return (
    <section className={styles.card} aria-label={texts.title}>
      {run.kind === 'idle' && <IdleRun isEmpty={text.trim() === ''} openGallery={openGallery} />}
      {run.kind === 'running' && <RunningRun run={run} cancel={runner.cancel} />}
      {run.kind === 'cancelled' && <CancelledRun run={run} />}
      {run.kind === 'failed' && <FailedRun run={run} again={() => runner.start(text)} />}
      {run.kind === 'done' && <DoneRun run={run} isStale={run.text !== text} />}
    </section>
  );
}
