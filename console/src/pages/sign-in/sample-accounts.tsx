import { Avatar, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { SampleAccount } from '../../config/console-config.ts';
import { useTexts } from '../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  root: {
    padding: '14px 16px 10px',
    borderRadius: '10px',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { margin: 0, fontSize: '14px', fontWeight: 600 },
  lead: { margin: '2px 0 8px', fontSize: '12px', color: tokens.colorNeutralForeground2 },
  list: { margin: '0 -8px', padding: 0, listStyleType: 'none' },
  account: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    width: '100%',
    padding: '6px 8px',
    border: 'none',
    borderRadius: '6px',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
  },
  user: {
    display: 'block',
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
});

interface Props {
  readonly accounts: readonly SampleAccount[];
  choose(account: SampleAccount): void;
}

export function SampleAccounts({ accounts, choose }: Props) {
  const styles = useStyles();
  const id = useId();
  const { signIn } = useTexts();
  return (
    <section className={styles.root} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {signIn.sampleTitle}
      </h2>
      <p className={styles.lead}>{signIn.sampleLead}</p>
      <ul className={styles.list}>
        {accounts.map((account) => (
          <li key={account.userName}>
            <button type="button" className={styles.account} onClick={() => choose(account)}>
              <Avatar name={account.displayName} size={28} color="colorful" aria-hidden />
              <span>
                {account.displayName}
                <span className={styles.user}>{account.userName}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
