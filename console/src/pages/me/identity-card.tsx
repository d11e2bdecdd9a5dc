import { Avatar, Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { Me } from '@partner-insights/client/browser';
import { Mono } from '../../components/mono.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { roleText } from '../../shell/roles.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '16px 40px',
    padding: '20px',
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  person: { display: 'flex', flex: '1 1 260px', gap: '16px', alignItems: 'center', minWidth: 0 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  name: { margin: 0, fontSize: '18px', lineHeight: '24px', fontWeight: 600 },
  user: { margin: 0, color: tokens.colorNeutralForeground2 },
  roles: { display: 'flex', flexWrap: 'wrap', gap: '4px', marginTop: '6px' },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '12px 32px', margin: 0 },
  term: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  value: { margin: '1px 0 0', overflowWrap: 'anywhere' },
});

/** Who it is, and of which partner, at one glance. */
export function IdentityCard({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const texts = useTexts();
  const { partner, account, noAccount, tenant, identity } = texts.me;
  const roles = me.roles.length > 0 ? me.roles.map(({ role }) => role) : ['none'];
  const facts = [
    [partner, me.partnerName],
    [account, me.accountId ? <Mono key="account">{me.accountId}</Mono> : noAccount],
    [tenant, <Mono key="tenant">{me.tenantId}</Mono>],
  ] as const;
  return (
    <section className={styles.card} aria-label={identity}>
      <div className={styles.person}>
        <Avatar name={me.displayName} size={64} color="brand" aria-hidden />
        <div className={styles.words}>
          <h2 className={styles.name}>{me.displayName}</h2>
          <p className={styles.user}>{me.userName}</p>
          <div className={styles.roles}>
            {[...new Set(roles)].map((role) => (
              <Badge key={role} appearance="tint" color={role === 'none' ? 'warning' : 'brand'}>
                {roleText(role, texts)}
              </Badge>
            ))}
          </div>
        </div>
      </div>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className={styles.term}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
