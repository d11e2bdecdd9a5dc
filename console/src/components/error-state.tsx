import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons';
import { InsightsError } from '@partner-insights/client/browser';
import { useTexts } from '../i18n/i18n-context.tsx';
import { CopyButton } from './copy-button.tsx';
import { EmptyState } from './empty-state.tsx';
import { adviceOf } from './error-advice.ts';

const useStyles = makeStyles({
  detail: { display: 'block', marginTop: '8px', color: tokens.colorNeutralForeground2 },
  correlation: {
    display: 'block',
    marginTop: '8px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
  },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px' },
});

interface Props {
  readonly error: unknown;
  readonly retry?: () => void;
}

/** What went wrong in the service's words, what to do, and the id that its operator can look up. */
export function ErrorState({ error, retry }: Props) {
  const styles = useStyles();
  const { common } = useTexts();
  const { errors } = common;
  const { correlationId = null } = error instanceof InsightsError ? error : {};
  const advice = adviceOf(error);
  return (
    <div role="alert">
      <EmptyState
        icon={<ErrorCircleRegular />}
        title={errors.title}
        action={
          <div className={styles.actions}>
            {retry && (
              <Button appearance="primary" onClick={retry}>
                {common.tryAgain}
              </Button>
            )}
            {correlationId && <CopyButton text={correlationId} label={errors.copy} />}
          </div>
        }
      >
        {errors[advice]}
        {advice !== 'offline' && error instanceof Error && (
          <span className={styles.detail} lang="en">
            {error.message}
          </span>
        )}
        {correlationId && (
          <span className={styles.correlation}>{`${errors.correlation} ${correlationId}`}</span>
        )}
      </EmptyState>
    </div>
  );
}
