import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../routes/signed-in-route.ts';

/** `q`: what is searched for, so that a search can be gone back to and passed on. */
const validateSearch = ({ q }: Record<string, unknown>): { q?: string } =>
  typeof q === 'string' && q !== '' ? { q } : {};

export const datasetsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/datasets',
  validateSearch,
  component: lazyRouteComponent(() => import('./datasets-page.tsx'), 'DatasetsPage'),
});

export const datasetRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/datasets/$name',
  validateSearch,
  component: lazyRouteComponent(() => import('./dataset-page.tsx'), 'DatasetPage'),
});
