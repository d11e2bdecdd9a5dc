import {
  createDOMRenderer,
  FluentProvider,
  makeStyles,
  RendererProvider,
} from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { useThemeState } from './theme-context.tsx';
import { darkTheme, lightTheme } from './themes.ts';

/** Without it the Content-Security-Policy would refuse the style elements that Fluent makes. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

// Not on the provider itself: Fluent gives its class to what pops up too, which would then cover the page.
const useStyles = makeStyles({ root: { minHeight: '100dvh' } });

export function Themed({ children }: { readonly children: ReactNode }) {
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <Provided>{children}</Provided>
    </RendererProvider>
  );
}

function Provided({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const { isDark } = useThemeState();
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  }, [isDark]);
  return (
    <FluentProvider theme={isDark ? darkTheme : lightTheme}>
      <div className={styles.root}>{children}</div>
    </FluentProvider>
  );
}
