import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import type { Me } from '@partner-insights/client/browser';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../i18n/i18n-context.tsx';
import { useNavEntries } from './nav-entry.tsx';
import { useApiPage } from './use-api-page.ts';

const useStyles = makeStyles({
  nav: {
    gridArea: 'nav',
    padding: '16px 10px',
    borderInlineEndWidth: '1px',
    borderInlineEndStyle: 'solid',
    borderInlineEndColor: tokens.colorNeutralStroke2,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 760px)': {
      padding: '4px 8px',
      borderInlineEndStyle: 'none',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      overflowX: 'auto',
    },
  },
  list: {
    display: 'grid',
    gap: '2px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    position: 'sticky',
    top: '16px',
    '@media (max-width: 760px)': { display: 'flex', gap: '4px' },
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    minHeight: '36px',
    padding: '0 10px',
    borderRadius: '6px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground3,
      color: tokens.colorNeutralForeground1,
    },
    '&[aria-current="page"]': {
      backgroundColor: tokens.colorBrandBackground2,
      color: tokens.colorBrandForeground2,
      fontWeight: 600,
    },
    '@media (max-width: 760px)': { minHeight: '40px' },
  },
  apiPage: {
    marginTop: '10px',
    paddingTop: '10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 760px)': { margin: 0, padding: 0, borderTop: 'none' },
  },
  quiet: { fontSize: '13px' },
  icon: { display: 'flex', fontSize: '20px' },
});

/** On a narrow screen a row beneath the header, which scrolls. */
export function Navigation({ me }: { readonly me: Me | undefined }) {
  const styles = useStyles();
  const texts = useTexts();
  const apiPage = useApiPage();
  const entries = useNavEntries().filter(({ isFor }) => me && isFor(me));
  return (
    <nav className={styles.nav} aria-label={texts.shell.navigation}>
      <ul className={styles.list}>
        {entries.map(({ to, label, icon, isExact = false }) => (
          <li key={to}>
            <Link
              to={to}
              className={styles.link}
              activeOptions={{ exact: isExact, includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              <span className={styles.icon} aria-hidden>
                {icon}
              </span>
              {label(texts)}
            </Link>
          </li>
        ))}
        <li className={styles.apiPage}>
          <a
            className={mergeClasses(styles.link, styles.quiet)}
            href={apiPage}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={`${texts.shell.apiPage}, ${texts.shell.opens}`}
          >
            <span className={styles.icon} aria-hidden>
              <OpenRegular />
            </span>
            {texts.shell.apiPage}
          </a>
        </li>
      </ul>
    </nav>
  );
}
