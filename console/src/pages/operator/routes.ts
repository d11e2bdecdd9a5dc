import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { searchText } from '../../routes/search-text.ts';
import { signedInRoute } from '../../routes/signed-in-route.ts';
import { readAuditSearch } from './audit/audit-search.ts';
import { readFailureSearch } from './failures/failure-search.ts';

const overviewRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operator',
  component: lazyRouteComponent(() => import('./overview/overview-page.tsx'), 'OverviewPage'),
});

export const partnersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operator/partners',
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } => {
    const term = searchText(q);
    return term === undefined ? {} : { q: term };
  },
  component: lazyRouteComponent(() => import('./partners/partners-page.tsx'), 'PartnersPage'),
});

export const partnerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operator/partners/$tenantId',
  component: lazyRouteComponent(() => import('./partners/partner-page.tsx'), 'PartnerPage'),
});

export const failuresRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operator/failures',
  validateSearch: readFailureSearch,
  component: lazyRouteComponent(() => import('./failures/failures-page.tsx'), 'FailuresPage'),
});

export const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/operator/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
});

export const operatorRoutes = [
  overviewRoute,
  partnersRoute,
  partnerRoute,
  failuresRoute,
  auditRoute,
] as const;
