import { Button, makeStyles } from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons';
import { useSessionState } from '../../auth/session-context.tsx';
import { Card } from '../../components/card.tsx';
import { Facts } from '../../components/facts.tsx';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { issuerText } from '../../shell/issuer-text.ts';
import { useSignOut } from '../../shell/use-sign-out.ts';

const useStyles = makeStyles({ signOut: { marginTop: '16px' } });

export function SessionCard() {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const state = useSessionState();
  const signOut = useSignOut();
  const { session } = texts.me;
  if (state.kind === 'out') return null;
  const next = state.isRenewed ? session.renewed : session.ends;
  return (
    <Card title={session.title}>
      <Facts
        facts={[
          { name: session.issuer, value: issuerText(state, texts) },
          { name: session.since, value: formats.time(state.startTime) },
          { name: next.name, value: next.text(formats.time(state.nextTime)) },
          { name: session.reload, value: session.reloadText },
        ]}
      />
      <Button className={styles.signOut} icon={<SignOutRegular />} onClick={() => void signOut()}>
        {texts.shell.signOut}
      </Button>
    </Card>
  );
}
