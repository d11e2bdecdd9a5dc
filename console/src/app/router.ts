import { createRoute, createRouter } from '@tanstack/react-router';
import type { Session } from '../auth/session.ts';
import { Loading } from '../components/loading.tsx';
import { NotFound } from '../components/not-found.tsx';
import { consoleBase } from '../config/console-config.ts';
import { pageRoutes } from '../pages/page-list.ts';
import { signInRoute } from '../pages/sign-in/routes.ts';
import { rootRoute } from '../routes/root-route.tsx';
import { signedInRoute } from '../routes/signed-in-route.ts';
import { PageError } from './page-error.tsx';
import { StartPage } from './start-page.tsx';

const startRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  component: StartPage,
});

/** Every other address, within the shell. */
const unknownRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/$',
  component: NotFound,
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  signedInRoute.addChildren([startRoute, unknownRoute, ...pageRoutes]),
]);

export const createConsoleRouter = (session: Session) =>
  createRouter({
    routeTree,
    basepath: consoleBase().pathname,
    context: { session },
    scrollRestoration: true,
    defaultErrorComponent: PageError,
    defaultPendingComponent: Loading,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
