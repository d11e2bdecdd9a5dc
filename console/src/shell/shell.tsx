import { makeStyles, tokens } from '@fluentui/react-components';
import { Outlet } from '@tanstack/react-router';
import { useMe } from '../api/use-me.ts';
import { WithAnswer } from '../components/with-answer.tsx';
import { useTexts } from '../i18n/i18n-context.tsx';
import { Header } from './header.tsx';
import { Navigation } from './navigation.tsx';
import { Notice } from './notice.tsx';
import { SessionNotice } from './session-notice.tsx';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';

const useStyles = makeStyles({
  root: {
    minHeight: '100dvh',
    display: 'grid',
    gridTemplateColumns: '216px minmax(0, 1fr)',
    gridTemplateRows: 'auto 1fr',
    gridTemplateAreas: '"header header" "nav main"',
    '@media (max-width: 760px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto auto 1fr',
      gridTemplateAreas: '"header" "nav" "main"',
    },
  },
  skip: {
    position: 'absolute',
    insetInlineStart: '8px',
    top: '-60px',
    zIndex: 10,
    padding: '8px 14px',
    border: 'none',
    font: 'inherit',
    borderRadius: '6px',
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':focus': { top: '8px' },
  },
  main: {
    gridArea: 'main',
    minWidth: 0,
    padding: '28px 36px 56px',
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-width: 760px)': { padding: '20px 16px 40px' },
  },
  content: {
    maxWidth: '1200px',
    margin: '0 auto',
    ':has([data-wide-page])': { maxWidth: '1720px' },
  },
});

/** Header, navigation and the page. */
export function Shell() {
  const styles = useStyles();
  const me = useMe();
  const { shell } = useTexts();
  useFocusOnNavigation();
  return (
    <div className={styles.root}>
      <button type="button" className={styles.skip} onClick={skipToMain}>
        {shell.skip}
      </button>
      <Header me={me.data} />
      <Navigation me={me.data} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <div className={styles.content}>
          <Notice />
          <SessionNotice />
          <WithAnswer answer={me}>{() => <Outlet />}</WithAnswer>
        </div>
      </main>
    </div>
  );
}

/** No link: the page has a base address, against which a bare fragment would be another page. */
const skipToMain = (): void => document.getElementById('main')?.focus();
