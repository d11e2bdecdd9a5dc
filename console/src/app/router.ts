import { createRoute, createRouter } from '@tanstack/react-router';
import { Loading } from '../components/loading.tsx';
import { NotFound } from '../components/not-found.tsx';
import { consoleBase } from '../config/console-config.ts';
import { pageRoutes } from '../pages/page-list.ts';
import { returnedRoute, signedOutRoute, signInRoute } from '../pages/sign-in/routes.ts';
import { type RouterContext, rootRoute } from '../routes/root-route.tsx';
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
  returnedRoute,
  signedOutRoute,
  signedInRoute.addChildren([startRoute, unknownRoute, ...pageRoutes]),
]);

export const createConsoleRouter = (context: RouterContext) =>
  createRouter({
    routeTree,
    basepath: consoleBase().pathname,
    context,
    scrollRestoration: true,
    defaultErrorComponent: PageError,
    defaultPendingComponent: Loading,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
