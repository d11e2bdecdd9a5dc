import type { BrowserClient } from '@partner-insights/client/browser';
import { createContext, type ReactNode, useContext } from 'react';

/** The client of one program, for whoever is signed in. */
export interface Api {
  readonly client: BrowserClient;
  /** The same for a token of which nobody knows yet whom it speaks for. */
  clientWith(accessToken: string): BrowserClient;
  readonly program: string;
}

const Context = createContext<Api | null>(null);

export function ApiProvider({
  api,
  children,
}: {
  readonly api: Api;
  readonly children: ReactNode;
}) {
  return <Context value={api}>{children}</Context>;
}

export function useApi(): Api {
  const api = useContext(Context);
  if (!api) throw new Error('ApiProvider is missing above.');
  return api;
}
