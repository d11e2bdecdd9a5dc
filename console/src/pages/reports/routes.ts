import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../routes/signed-in-route.ts';
import { readListSearch } from './list-search.ts';

export const reportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reports',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
});

export const reportRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reports/$reportId',
  component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage'),
});
