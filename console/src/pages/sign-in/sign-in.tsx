import { Divider, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useConsoleConfig } from '../../config/config-context.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { readPreferences } from '../../preferences/preferences.ts';
import { IssuerList } from './issuer-list.tsx';
import { signInRoute } from './routes.ts';
import { SampleAccounts } from './sample-accounts.tsx';
import { type Given, SignInForm } from './sign-in-form.tsx';

const useStyles = makeStyles({
  sides: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: '24px 40px' },
  side: { flex: '1 1 300px', maxWidth: '364px', minWidth: 0 },
  or: { margin: '16px 0 12px' },
  note: {
    margin: '16px 0 0',
    fontSize: '12px',
    lineHeight: '17px',
    color: tokens.colorNeutralForeground2,
  },
});

/** By a password, at another issuer, or both: as the server offers it. */
export function SignIn() {
  const styles = useStyles();
  const { signIn } = useTexts();
  const { passwordSignIn, issuers, sampleAccounts } = useConsoleConfig();
  const { partner = readPreferences().partner } = signInRoute.useSearch();
  const [given, setGiven] = useState<Given>({ tenantId: partner, userName: '', password: '' });
  const submit = useRef<HTMLButtonElement>(null);
  const choose = ({ tenantId, userName, password }: Given) => {
    setGiven({ tenantId, userName, password });
    submit.current?.focus();
  };
  if (!passwordSignIn && issuers.length === 0) return <p>{signIn.external.none}</p>;
  return (
    <div className={styles.sides}>
      <div className={styles.side}>
        {passwordSignIn && <SignInForm given={given} change={setGiven} submitRef={submit} />}
        {passwordSignIn && issuers.length > 0 && (
          <Divider className={styles.or}>{signIn.external.or}</Divider>
        )}
        <IssuerList issuers={issuers} isFirst={!passwordSignIn} />
        <p className={styles.note}>{signIn.note}</p>
      </div>
      {sampleAccounts.length > 0 && (
        <div className={styles.side}>
          <SampleAccounts accounts={sampleAccounts} choose={choose} />
        </div>
      )}
    </div>
  );
}
