import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../routes/signed-in-route.ts';

/** `queryId`: the query to report on; without it the page asks which one. */
const validateSearch = ({ queryId }: Record<string, unknown>): { queryId?: string } =>
  typeof queryId === 'string' && queryId !== '' ? { queryId } : {};

export const newReportRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reports/new',
  validateSearch,
  component: lazyRouteComponent(() => import('./new-report-page.tsx'), 'NewReportPage'),
});

export const editReportRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reports/$reportId/edit',
  component: lazyRouteComponent(() => import('./edit-report-page.tsx'), 'EditReportPage'),
});
