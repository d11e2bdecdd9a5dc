import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { NotFound } from '../components/not-found.tsx';
import { rootRoute } from './root-route.tsx';

/** Whoever is not signed in is sent to do so, and comes back after. Pages are children of this one. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: ({ context, location }) => {
    if (context.session.state().kind === 'in') return;
    throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true });
  },
  component: lazyRouteComponent(() => import('../shell/shell.tsx'), 'Shell'),
  notFoundComponent: NotFound,
});
