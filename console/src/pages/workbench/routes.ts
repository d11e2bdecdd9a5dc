import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../routes/signed-in-route.ts';

interface Search {
  /** The text of a query. */
  readonly q?: string;
  /** A stored query; its text is shown once, and `q` takes over as soon as that is changed. */
  readonly id?: string;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

const validateSearch = ({ q, id }: Record<string, unknown>): Search => {
  const [text, queryId] = [textOf(q), textOf(id)];
  return { ...(text && { q: text }), ...(queryId && { id: queryId }) };
};

export const workbenchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/workbench',
  validateSearch,
  component: lazyRouteComponent(() => import('./workbench-page.tsx'), 'WorkbenchPage'),
});
