import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons';
import type { Partner } from '@partner-insights/client/browser';
import { Link } from '@tanstack/react-router';
import { Mono } from '../../../components/mono.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { DisabledBadge } from '../disabled-badge.tsx';

const useStyles = makeStyles({
  link: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto 20px',
    alignItems: 'center',
    gap: '4px 20px',
    minHeight: '64px',
    padding: '10px 16px',
    boxSizing: 'border-box',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    outlineOffset: '-3px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 10px' },
  name: { fontWeight: 600, overflowWrap: 'anywhere' },
  small: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 8px',
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
  },
  places: { fontSize: '12px', color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  chevron: { display: 'flex', fontSize: '16px', color: tokens.colorNeutralForeground3 },
});

export function PartnerRow({ partner }: { readonly partner: Partner }) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { partners } = texts.operator;
  const { tenantId, name, accountId, locations, disabled } = partner;
  return (
    <Link to="/operator/partners/$tenantId" params={{ tenantId }} className={styles.link}>
      <span>
        <span className={styles.head}>
          <span className={styles.name}>{name}</span>
          <DisabledBadge disabled={disabled} />
        </span>
        <span className={styles.small}>
          {partners.account}
          <Mono>{accountId}</Mono>
        </span>
      </span>
      <span className={styles.places}>
        {partners.locationCount(locations.length, formats.number(locations.length))}
      </span>
      <span className={styles.chevron} aria-hidden>
        <ChevronRightRegular />
      </span>
    </Link>
  );
}
