import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ProductMark } from '../../components/product-mark.tsx';
import { SettingsSelects } from '../../components/settings-selects.tsx';
import { useConsoleConfig } from '../../config/config-context.tsx';
import { useTexts } from '../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    display: 'grid',
    gridTemplateRows: '1fr auto',
    backgroundColor: tokens.colorNeutralBackground2,
    backgroundImage: `radial-gradient(60rem 30rem at 50% -8rem, ${tokens.colorBrandBackground2}, transparent)`,
  },
  main: { display: 'grid', placeItems: 'center', alignContent: 'start', padding: '9vh 16px 32px' },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    marginBottom: '20px',
    fontSize: '18px',
    fontWeight: 600,
  },
  card: {
    boxSizing: 'border-box',
    width: 'fit-content',
    minWidth: 'min(100%, 420px)',
    maxWidth: '100%',
    padding: '28px 28px 24px',
    borderRadius: '14px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    '@media (max-width: 480px)': { padding: '22px 18px 18px' },
  },
  foot: {
    display: 'grid',
    gap: '8px',
    padding: '12px 12px 20px',
    textAlign: 'center',
    fontSize: '12px',
    color: tokens.colorNeutralForeground2,
  },
});

/** What surrounds a card for whoever is not in yet. */
export function SignInFrame({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const { common, shell } = useTexts();
  const { version } = useConsoleConfig();
  return (
    <div className={styles.page}>
      <main className={styles.main}>
        <div className={styles.brand}>
          <ProductMark size={36} />
          {common.product}
        </div>
        <div className={styles.card}>{children}</div>
      </main>
      <footer className={styles.foot}>
        <SettingsSelects />
        {shell.version(version)}
      </footer>
    </div>
  );
}
