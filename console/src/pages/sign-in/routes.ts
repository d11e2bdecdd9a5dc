import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { SIGNED_IN, SIGNED_OUT } from '../../auth/external/arrival.ts';
import { rootRoute } from '../../routes/root-route.tsx';
import { safeNext } from '../../routes/safe-next.ts';
import { searchText } from '../../routes/search-text.ts';

interface Search {
  /** Where to go after. */
  readonly next?: string;
  /** A tenant id to begin with, so that a partner can be given a link. */
  readonly partner?: string;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ next, partner }: Record<string, unknown>): Search => ({
    ...(searchText(next) && { next: searchText(next) }),
    ...(searchText(partner) && { partner: searchText(partner) }),
  }),
  beforeLoad: ({ context, search }) => {
    if (context.session.state().kind === 'out') return;
    throw redirect({ href: safeNext(search.next), replace: true });
  },
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

/** Where other issuers send back to; without their answer, as after a reload, there is nothing to finish. */
export const returnedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: SIGNED_IN,
  beforeLoad: ({ context }) => {
    if (context.session.state().kind === 'in') throw redirect({ to: '/', replace: true });
    if (!context.external.returned()) throw redirect({ to: '/sign-in', replace: true });
  },
  component: lazyRouteComponent(() => import('./returned-page.tsx'), 'ReturnedPage'),
});

/** Where they send back to after signing out. */
export const signedOutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: SIGNED_OUT,
  beforeLoad: () => {
    throw redirect({ to: '/sign-in', replace: true });
  },
});
