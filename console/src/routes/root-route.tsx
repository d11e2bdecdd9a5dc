import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import type { ExternalSignIn } from '../auth/external/external-sign-in.ts';
import type { Session } from '../auth/session.ts';
import { NotFound } from '../components/not-found.tsx';

export interface RouterContext {
  readonly session: Session;
  readonly external: ExternalSignIn;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
});
