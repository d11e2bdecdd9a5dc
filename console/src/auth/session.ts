import type { TokenSource } from '@partner-insights/client/browser';
import { SignInError, type TokenEndpoint, type Tokens } from './token-endpoint.ts';

/**
 *   out ──signIn──▶ in ──signOut──▶ out
 *                   │
 *                   └──refresh refused──▶ out (ended)
 *
 * Tokens live in this closure and nowhere else: no storage, no address, no answer of `state`.
 */
export type SessionState =
  | { readonly kind: 'out'; readonly ended: boolean }
  | { readonly kind: 'in'; readonly tenantId: string; readonly userName: string };

export interface Session {
  state(): SessionState;
  subscribe(changed: () => void): () => void;
  /** Throws a `SignInError`. */
  signIn(tenantId: string, userName: string, password: string): Promise<void>;
  signOut(): void;
  readonly tokens: TokenSource;
}

export interface Timers {
  now(): number;
  set(work: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

/** Renewed so long before their end; a short life, at half of it. */
const AHEAD_SECONDS = 300;
/** After no answer, as when a laptop has just woken up. */
const AGAIN_MS = 15_000;

export function createSession(endpoint: TokenEndpoint, timers: Timers): Session {
  let state: SessionState = { kind: 'out', ended: false };
  let kept: (Tokens & { readonly renewTime: number }) | undefined;
  let renewing: Promise<string> | undefined;
  let timer: unknown;
  const watchers = new Set<() => void>();

  const become = (next: SessionState): void => {
    state = next;
    for (const changed of watchers) changed();
  };
  const keep = (tokens: Tokens): string => {
    kept = { ...tokens, renewTime: timers.now() + renewAfterMs(tokens.lifeSeconds) };
    plan(renewAfterMs(tokens.lifeSeconds));
    return tokens.accessToken;
  };
  const plan = (ms: number): void => {
    timers.clear(timer);
    timer = timers.set(() => void renew().catch(() => undefined), ms);
  };
  const forget = (ended: boolean): void => {
    timers.clear(timer);
    kept = undefined;
    become({ kind: 'out', ended });
  };
  // A refresh token works once: whoever comes meanwhile waits for the same answer.
  const renew = (): Promise<string> => {
    renewing ??= askAgain().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  const askAgain = async (): Promise<string> => {
    const before = kept;
    if (!before || state.kind === 'out') throw new SignInError(0);
    try {
      const tokens = await endpoint.refresh(state.tenantId, before.refreshToken);
      if (kept !== before) throw new SignInError(0);
      return keep(tokens);
    } catch (error) {
      if (kept === before) settle(error);
      throw error;
    }
  };
  const settle = (error: unknown): void => {
    if (error instanceof SignInError && isPassing(error.code)) plan(AGAIN_MS);
    else forget(true);
  };

  return {
    state: () => state,
    subscribe: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    signIn: async (tenantId, userName, password) => {
      keep(await endpoint.password(tenantId, userName, password));
      become({ kind: 'in', tenantId, userName });
    },
    signOut: () => forget(false),
    tokens: {
      get: async () => (kept && timers.now() < kept.renewTime ? kept.accessToken : renew()),
      replace: async (refused) =>
        kept && kept.accessToken !== refused ? kept.accessToken : renew(),
    },
  };
}

const renewAfterMs = (lifeSeconds: number): number =>
  Math.max(lifeSeconds - AHEAD_SECONDS, lifeSeconds / 2) * 1000;

/** No answer, too many requests, or a server that is starting: the session goes on. */
const isPassing = (code: number): boolean =>
  code === 0 || code === 429 || code === 90055 || code === 50053 || (code >= 500 && code < 600);
