import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { PageHeader } from '../../components/page-header.tsx';
import { PageLink } from '../../components/page-link.tsx';
import type { ConsoleIssuer } from '../../config/console-config.ts';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { flowFailureOf } from './flow-failure.ts';
import { useStartAt } from './use-start-at.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', maxWidth: '440px' },
  detail: {
    margin: 0,
    padding: '8px 12px',
    borderRadius: '6px',
    fontSize: '13px',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  id: { display: 'block', fontSize: '12px', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
});

interface Props {
  readonly issuer: ConsoleIssuer | undefined;
  readonly next: string;
  readonly error: unknown;
}

/** Why the sign-in at an issuer has come to nothing, and what to do. */
export function ReturnFailure({ issuer, next, error }: Props) {
  const styles = useStyles();
  const { signIn, common } = useTexts();
  const { leaving, failed, start } = useStartAt();
  const name = issuer?.name ?? '';
  const failure = flowFailureOf(failed?.error ?? error, signIn.failed, name);
  const { with: at, other, back } = signIn.external;
  return (
    <>
      <PageHeader title={signIn.failed.title} />
      <div className={styles.root}>
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{failure.text}</MessageBarBody>
        </MessageBar>
        {failure.detail && (
          <p className={styles.detail}>
            <span lang="en">{failure.detail}</span>
            {failure.correlationId && (
              <span
                className={styles.id}
              >{`${common.errors.correlation} ${failure.correlationId}`}</span>
            )}
          </p>
        )}
        <div className={styles.actions}>
          {issuer && (
            <Button
              appearance="primary"
              disabledFocusable={leaving !== null}
              onClick={() => void start(issuer, next, failure.isOfUser)}
            >
              {failure.isOfUser ? other : at(name)}
            </Button>
          )}
          <PageLink to="/sign-in" search={{ next }} replace>
            {back}
          </PageLink>
        </div>
      </div>
    </>
  );
}
