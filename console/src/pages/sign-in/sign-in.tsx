import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useConsoleConfig } from '../../config/config-context.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { readPreferences } from '../../preferences/preferences.ts';
import { signInRoute } from './routes.ts';
import { SampleAccounts } from './sample-accounts.tsx';
import { type Given, SignInForm } from './sign-in-form.tsx';

const useStyles = makeStyles({
  sides: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: '24px 40px' },
  side: { flex: '1 1 300px', maxWidth: '364px', minWidth: 0 },
  note: {
    margin: '16px 0 0',
    fontSize: '12px',
    lineHeight: '17px',
    color: tokens.colorNeutralForeground2,
  },
});

export function SignIn() {
  const styles = useStyles();
  const { signIn } = useTexts();
  const { sampleAccounts } = useConsoleConfig();
  const { partner = readPreferences().partner } = signInRoute.useSearch();
  const [given, setGiven] = useState<Given>({ tenantId: partner, userName: '', password: '' });
  const submit = useRef<HTMLButtonElement>(null);
  const choose = ({ tenantId, userName, password }: Given) => {
    setGiven({ tenantId, userName, password });
    submit.current?.focus();
  };
  return (
    <div className={styles.sides}>
      <div className={styles.side}>
        <SignInForm given={given} change={setGiven} submitRef={submit} />
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
