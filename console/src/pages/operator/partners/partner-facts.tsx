import { makeStyles, tokens } from '@fluentui/react-components';
import type { Partner } from '@partner-insights/client/browser';
import { Card } from '../../../components/card.tsx';
import { Facts } from '../../../components/facts.tsx';
import { Mono } from '../../../components/mono.tsx';
import { PageLink } from '../../../components/page-link.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  side: {
    display: 'grid',
    gap: '16px',
    minWidth: 0,
    '@media (max-width: 1000px)': {
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
      alignItems: 'start',
    },
  },
  list: {
    display: 'grid',
    maxHeight: '320px',
    overflowY: 'auto',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  location: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '6px 0',
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  links: {
    display: 'grid',
    justifyItems: 'start',
    gap: '6px',
    marginTop: '16px',
    '& a': { minHeight: '24px' },
  },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export function PartnerFacts({ partner }: { readonly partner: Partner }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { partner: words } = texts.operator;
  const { tenantId, accountId, createdTime, locations } = partner;
  return (
    <div className={styles.side}>
      <Card title={words.facts}>
        <Facts
          facts={[
            { name: words.account, value: <Mono>{accountId}</Mono> },
            { name: words.tenant, value: <Mono>{tenantId}</Mono> },
            ...(createdTime ? [{ name: words.created, value: formats.time(createdTime) }] : []),
          ]}
        />
        <div className={styles.links}>
          <PageLink to="/operator/failures" search={{ partner: tenantId }}>
            {words.failuresOf}
          </PageLink>
          <PageLink to="/operator/audit" search={{ partner: tenantId }}>
            {words.auditOf}
          </PageLink>
        </div>
      </Card>
      <Card title={`${words.locations} (${formats.number(locations.length)})`}>
        {locations.length === 0 ? (
          <p className={styles.none}>{words.noLocations}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is scrolled by keys, too
          <ul className={styles.list} tabIndex={0} aria-label={words.locations}>
            {locations.map(({ id, name }) => (
              <li key={id} className={styles.location}>
                {name}
                <Mono>{id}</Mono>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
