import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useSessionState } from '../../auth/session-context.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { SignIn } from './sign-in.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

const useStyles = makeStyles({ why: { marginBottom: '14px' } });

export function SignInPage() {
  const styles = useStyles();
  const { signIn } = useTexts();
  const state = useSessionState();
  const why = state.kind === 'out' && state.why !== 'new' ? signIn.out[state.why] : undefined;
  return (
    <SignInFrame>
      <PageHeader title={signIn.title} lead={signIn.lead} />
      {why && (
        <MessageBar intent="info" layout="multiline" className={styles.why} role="status">
          <MessageBarBody>{why}</MessageBarBody>
        </MessageBar>
      )}
      <SignIn />
    </SignInFrame>
  );
}
