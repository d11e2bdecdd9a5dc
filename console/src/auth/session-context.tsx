import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Session, SessionState } from './session.ts';

const Context = createContext<Session | null>(null);

export function SessionProvider(props: {
  readonly session: Session;
  readonly children: ReactNode;
}) {
  return <Context value={props.session}>{props.children}</Context>;
}

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('SessionProvider is missing above.');
  return session;
}

export function useSessionState(): SessionState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.state);
}
