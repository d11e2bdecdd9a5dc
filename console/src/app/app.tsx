import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { ApiProvider } from '../api/api-context.tsx';
import { SessionProvider } from '../auth/session-context.tsx';
import { WaysInContext } from '../auth/ways-in.tsx';
import { ConfigContext } from '../config/config-context.tsx';
import { I18n } from '../i18n/i18n-context.tsx';
import { navEntries } from '../pages/page-list.ts';
import { NavEntries } from '../shell/nav-entry.tsx';
import { ThemeState } from '../theme/theme-context.tsx';
import { Themed } from '../theme/themed.tsx';
import type { Parts } from './create-parts.ts';

interface Props {
  readonly parts: Parts;
  readonly first: ComponentProps<typeof I18n>['first'];
}

export function App({ parts: { config, session, waysIn, queries, router, api }, first }: Props) {
  return (
    <ConfigContext value={config}>
      <SessionProvider session={session}>
        <WaysInContext value={waysIn}>
          <ApiProvider api={api}>
            <QueryClientProvider client={queries}>
              <I18n first={first}>
                <ThemeState>
                  <Themed>
                    <NavEntries value={navEntries}>
                      <RouterProvider router={router} />
                    </NavEntries>
                  </Themed>
                </ThemeState>
              </I18n>
            </QueryClientProvider>
          </ApiProvider>
        </WaysInContext>
      </SessionProvider>
    </ConfigContext>
  );
}
