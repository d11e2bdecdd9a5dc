import { createContext, use } from 'react';
import type { ExternalSignIn } from './external/external-sign-in.ts';
import type { OwnIssuer } from './own-issuer.ts';

/** How one comes to have tokens. */
export interface WaysIn {
  readonly own: OwnIssuer;
  readonly external: ExternalSignIn;
}

export const WaysInContext = createContext<WaysIn | null>(null);

export function useWaysIn(): WaysIn {
  const ways = use(WaysInContext);
  if (!ways) throw new Error('WaysInContext is missing above.');
  return ways;
}
