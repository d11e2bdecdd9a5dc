import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Spinner,
} from '@fluentui/react-components';
import { ShieldKeyholeRegular } from '@fluentui/react-icons';
import type { ConsoleIssuer } from '../../config/console-config.ts';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { flowFailureOf } from './flow-failure.ts';
import { signInRoute } from './routes.ts';
import { useStartAt } from './use-start-at.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: '10px', margin: 0, padding: 0, listStyleType: 'none' },
  button: { width: '100%', minHeight: '38px', overflowWrap: 'anywhere' },
  failure: { marginBottom: '12px' },
});

interface Props {
  readonly issuers: readonly ConsoleIssuer[];
  /** Whether there is no other way in above. */
  readonly isFirst: boolean;
}

/** Where else one may sign in; each leads this window there. */
export function IssuerList({ issuers, isFirst }: Props) {
  const styles = useStyles();
  const { signIn } = useTexts();
  const { next = '/' } = signInRoute.useSearch();
  const { leaving, failed, start } = useStartAt();
  const failure = failed && flowFailureOf(failed.error, signIn.failed, failed.issuer.name);
  return (
    <>
      {failure && (
        <MessageBar intent="error" layout="multiline" role="alert" className={styles.failure}>
          <MessageBarBody>
            {failure.text} {failure.detail && <span lang="en">{failure.detail}</span>}
          </MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.list}>
        {issuers.map((issuer) => (
          <li key={issuer.issuer}>
            <Button
              className={styles.button}
              appearance={isFirst ? 'primary' : 'secondary'}
              icon={leaving === issuer ? <Spinner size="tiny" /> : <ShieldKeyholeRegular />}
              disabledFocusable={leaving !== null}
              onClick={() => void start(issuer, next)}
            >
              {(leaving === issuer ? signIn.external.leaving : signIn.external.with)(issuer.name)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
