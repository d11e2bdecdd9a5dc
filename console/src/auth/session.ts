import type { TokenSource } from '@partner-insights/client/browser';
import { SignInError, type TokenIssuer, type Tokens } from './tokens.ts';

/**
 *   out (new) ──enter──▶ in ──signOut──▶ out (signed-out)
 *                        │
 *                        └──refresh refused, or no refresh token at the end──▶ out (ended)
 *
 * Tokens live in this closure and nowhere else: no storage, no address, no answer of `state`.
 */
export type SessionState =
  | { readonly kind: 'out'; readonly why: 'new' | 'signed-out' | 'ended' }
  | {
      readonly kind: 'in';
      /** Where one has signed in; null: at this service itself. */
      readonly issuerName: string | null;
      readonly startTime: Date;
      /** When the tokens are renewed or, where they cannot be, the session ends. */
      readonly nextTime: Date;
      readonly isRenewed: boolean;
    };

export interface Session {
  state(): SessionState;
  subscribe(changed: () => void): () => void;
  enter(tokens: Tokens, issuer: TokenIssuer): void;
  /** Answers the page that ends the sign-in at the issuer, if it has one. */
  signOut(): URL | null;
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

interface Kept extends Tokens {
  readonly issuer: TokenIssuer;
  readonly startTime: number;
  /** When they are renewed or, without a refresh token, end. */
  readonly nextTime: number;
}

export function createSession(timers: Timers, why: 'new' | 'signed-out' = 'new'): Session {
  let state: SessionState = { kind: 'out', why };
  let kept: Kept | undefined;
  let renewing: Promise<string> | undefined;
  let timer: unknown;
  const watchers = new Set<() => void>();

  const become = (next: SessionState): void => {
    state = next;
    for (const changed of watchers) changed();
  };
  const keep = (tokens: Tokens, issuer: TokenIssuer, startTime: number): string => {
    const nextMs = tokens.refreshToken
      ? renewAfterMs(tokens.lifeSeconds)
      : tokens.lifeSeconds * 1000;
    kept = { ...tokens, issuer, startTime, nextTime: timers.now() + nextMs };
    plan(nextMs);
    become(stateOf(kept));
    return tokens.accessToken;
  };
  const plan = (ms: number): void => {
    timers.clear(timer);
    timer = timers.set(() => void renew().catch(() => undefined), ms);
  };
  const forget = (why: 'signed-out' | 'ended'): void => {
    timers.clear(timer);
    kept = undefined;
    become({ kind: 'out', why });
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
    if (!before) throw new SignInError(0);
    if (!before.refreshToken) {
      forget('ended');
      throw new SignInError(0);
    }
    try {
      const tokens = await before.issuer.refresh(before.refreshToken);
      if (kept !== before) throw giveBack(before.issuer, tokens);
      return keep(tokens, before.issuer, before.startTime);
    } catch (error) {
      if (kept === before) settle(error);
      throw error;
    }
  };
  const settle = (error: unknown): void => {
    if (error instanceof SignInError && isPassing(error.code)) plan(AGAIN_MS);
    else forget('ended');
  };

  return {
    state: () => state,
    subscribe: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    enter: (tokens, issuer) => void keep(tokens, issuer, timers.now()),
    signOut: () => {
      const page = kept?.issuer.signOut(kept.refreshToken) ?? null;
      forget('signed-out');
      return page;
    },
    tokens: {
      get: async () => (kept && timers.now() < kept.nextTime ? kept.accessToken : renew()),
      replace: async (refused) =>
        kept && kept.accessToken !== refused ? kept.accessToken : renew(),
    },
  };
}

const stateOf = ({ issuer, startTime, nextTime, refreshToken }: Kept): SessionState => ({
  kind: 'in',
  issuerName: issuer.name,
  startTime: new Date(startTime),
  nextTime: new Date(nextTime),
  isRenewed: refreshToken !== null,
});

/** Tokens that came after their session was over. */
function giveBack(issuer: TokenIssuer, { refreshToken }: Tokens): SignInError {
  issuer.signOut(refreshToken);
  return new SignInError(0);
}

const renewAfterMs = (lifeSeconds: number): number =>
  Math.max(lifeSeconds - AHEAD_SECONDS, lifeSeconds / 2) * 1000;

/** No answer, too many requests, or a server that is starting: the session goes on. */
const isPassing = (code: number): boolean =>
  code === 0 || code === 429 || code === 90055 || code === 50053 || (code >= 500 && code < 600);
