import { makeStyles, tokens } from '@fluentui/react-components';
import type { Me } from '@partner-insights/client/browser';
import { PageLink } from '../components/page-link.tsx';
import { ProductMark } from '../components/product-mark.tsx';
import { LanguageMenu, ThemeMenu } from '../components/settings-menus.tsx';
import { useTexts } from '../i18n/i18n-context.tsx';
import { AccountMenu } from './account-menu.tsx';

const useStyles = makeStyles({
  header: {
    gridArea: 'header',
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '52px',
    padding: '0 12px 0 18px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 760px)': { paddingInlineStart: '14px' },
  },
  home: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    minWidth: 0,
    fontWeight: 600,
    fontSize: '15px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
  },
  partner: {
    marginInlineStart: '14px',
    paddingInlineStart: '14px',
    borderInlineStartWidth: '1px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke1,
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '@media (max-width: 560px)': { display: 'none' },
  },
  space: { flex: 1 },
  name: { '@media (max-width: 400px)': { display: 'none' } },
});

export function Header({ me }: { readonly me: Me | undefined }) {
  const styles = useStyles();
  const { common } = useTexts();
  return (
    <header className={styles.header}>
      <PageLink to="/" className={styles.home} appearance="subtle" aria-label={common.product}>
        <ProductMark size={26} />
        <span className={styles.name}>{common.product}</span>
      </PageLink>
      {me && <span className={styles.partner}>{me.partnerName}</span>}
      <span className={styles.space} />
      <LanguageMenu />
      <ThemeMenu />
      {me && <AccountMenu me={me} />}
    </header>
  );
}
