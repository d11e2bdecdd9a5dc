import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { DismissCircleRegular, ErrorCircleRegular, TableRegular } from '@fluentui/react-icons';
import { InsightsError } from '@partner-insights/client/browser';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import type { Run } from '../run/run-state.ts';
import { useElapsed } from '../run/use-elapsed.ts';

type RunOf<Kind extends Run['kind']> = Run & { readonly kind: Kind };

const useStyles = makeStyles({
  running: { display: 'grid', justifyItems: 'center', gap: '10px', padding: '48px 24px' },
  elapsed: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  limit: { margin: 0, fontSize: '12px', color: tokens.colorNeutralForeground2 },
  failed: { padding: '20px 24px 24px' },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    margin: '0 0 8px',
    fontSize: '15px',
    fontWeight: 600,
    '& > svg': { fontSize: '20px', color: tokens.colorStatusDangerForeground1 },
  },
  message: { margin: '0 0 4px 28px', overflowWrap: 'anywhere' },
  code: {
    padding: '1px 4px',
    borderRadius: '3px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '13px',
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

interface IdleProps {
  readonly isEmpty: boolean;
  openGallery(): void;
}

export function IdleRun({ isEmpty, openGallery }: IdleProps) {
  const { results: texts } = useI18n().texts.workbench;
  return (
    <EmptyState
      icon={<TableRegular />}
      title={texts.idle}
      action={isEmpty && <Button onClick={openGallery}>{texts.example}</Button>}
    >
      {texts.idleLead}
    </EmptyState>
  );
}

export const inSeconds = (ms: number, digits = 1): string => (ms / 1_000).toFixed(digits);

export function RunningRun({ run, cancel }: { readonly run: RunOf<'running'>; cancel(): void }) {
  const styles = useStyles();
  const { workbench: texts } = useI18n().texts;
  const elapsed = useElapsed(run.startedMs);
  return (
    <div className={styles.running}>
      <div role="status">
        <Spinner label={texts.results.running} labelPosition="below" />
      </div>
      <span className={styles.elapsed} aria-hidden>
        {texts.results.elapsed(inSeconds(elapsed))}
      </span>
      <Button onClick={cancel}>{texts.cancel}</Button>
      <p className={styles.limit}>{texts.results.limit}</p>
    </div>
  );
}

export function CancelledRun({ run }: { readonly run: RunOf<'cancelled'> }) {
  const { results: texts } = useI18n().texts.workbench;
  return (
    <div role="status">
      <EmptyState icon={<DismissCircleRegular />} title={texts.cancelled}>
        {texts.cancelledLead(inSeconds(run.tookMs))}
      </EmptyState>
    </div>
  );
}

/** A query that is wrong is told in the server's words, code in backticks; whatever else went wrong, as everywhere. */
export function FailedRun({ run, again }: { readonly run: RunOf<'failed'>; again(): void }) {
  const styles = useStyles();
  const { results: texts } = useI18n().texts.workbench;
  const { error } = run;
  if (!(error instanceof InsightsError) || error.status !== 400)
    return <ErrorState error={error} retry={again} />;
  return (
    <div role="alert" className={styles.failed}>
      <h2 className={styles.title}>
        <ErrorCircleRegular aria-hidden />
        {texts.failed}
      </h2>
      <div lang="en">
        {error.message.split('\n').map((line) => (
          <p key={line} className={styles.message}>
            {line.split('`').map((text, at) =>
              at % 2 === 1 ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts never change their places
                <code key={at} className={styles.code} translate="no">
                  {text}
                </code>
              ) : (
                text
              ),
            )}
          </p>
        ))}
      </div>
    </div>
  );
}
