import type { ConsoleIssuer } from '../../config/console-config.ts';
import type { TokenIssuer, Tokens } from '../tokens.ts';
import { type Arrival, SIGNED_IN, SIGNED_OUT } from './arrival.ts';
import type { Fetch } from './authorization.ts';
import { FlowError } from './flow-error.ts';
import { keepPending, type Pending, takePending } from './pending.ts';

/** Signing in at other issuers: by authorization code with PKCE, in this window. */
export interface ExternalSignIn {
  /** Null where no issuer has sent this window, and once that was dealt with. */
  returned(): Returned | null;
  /** Forgets what came back, and the tokens with it. */
  dealtWith(): void;
  /** Leads this window to the issuer's page. `again`: also who is signed in there is asked. Throws a `FlowError`. */
  start(issuer: ConsoleIssuer, next: string, again?: boolean): Promise<void>;
}

/** What an issuer has sent this window back with. */
export interface Returned {
  /** Undefined when this window has asked none. */
  readonly issuer: ConsoleIssuer | undefined;
  /** Where to go after, as it was wished: nobody has looked at it. */
  readonly next: string | undefined;
  /** Answers the same each time: a code works once. Throws a `FlowError`. */
  finish(): Promise<Finished>;
}

export interface Finished {
  readonly tokens: Tokens;
  readonly tokenIssuer: TokenIssuer;
}

export interface Surroundings {
  readonly issuers: readonly ConsoleIssuer[];
  /** Of the console. */
  readonly base: URL;
  readonly arrival: Arrival | undefined;
  readonly storage: Storage | undefined;
  readonly fetch: Fetch;
  go(url: URL): void;
}

/** What weighs comes when somebody signs in so. */
const flow = () =>
  Promise.all([import('./authorization.ts'), import('./external-token-issuer.ts')]);

export function createExternalSignIn(surroundings: Surroundings): ExternalSignIn {
  const { base, storage, fetch, go } = surroundings;
  const redirectUri = new URL(SIGNED_IN, base).href;
  const back = new URL(SIGNED_OUT, base).href;
  const finishWith = async (
    issuer: ConsoleIssuer | undefined,
    pending: Pending | undefined,
    answer: URLSearchParams,
  ): Promise<Finished> => {
    if (!issuer || pending?.state !== answer.get('state')) throw new FlowError('stranger');
    const [{ discover, redeemCode }, { externalTokenIssuer }] = await flow();
    const known = await discover(issuer, fetch);
    const tokens = await redeemCode(known, redirectUri, pending, answer);
    return { tokens, tokenIssuer: externalTokenIssuer(known, back) };
  };
  let returned = returnedWith(surroundings, finishWith);
  return {
    returned: () => returned,
    dealtWith: () => {
      returned = null;
    },
    start: async (issuer, next, again = false) => {
      const [{ discover, newSecrets, authorizationUrl }] = await flow();
      const known = await discover(issuer, fetch);
      const secrets = newSecrets();
      const url = await authorizationUrl(known, redirectUri, secrets, again);
      remember(storage, { ...secrets, issuer: issuer.issuer, next });
      go(url);
    },
  };
}

function returnedWith(
  { issuers, arrival, storage }: Surroundings,
  finishWith: (
    issuer: ConsoleIssuer | undefined,
    pending: Pending | undefined,
    answer: URLSearchParams,
  ) => Promise<Finished>,
): Returned | null {
  // Whatever was left over of a sign-in that nobody went on with is of no use either.
  const pending = storage && takePending(storage);
  if (arrival?.kind !== 'signed-in') return null;
  const issuer = issuers.find((one) => one.issuer === pending?.issuer);
  let finished: Promise<Finished> | undefined;
  return {
    issuer,
    next: pending?.next,
    finish: () => {
      finished ??= finishWith(issuer, pending, arrival.answer);
      return finished;
    },
  };
}

function remember(storage: Storage | undefined, pending: Pending): void {
  try {
    if (!storage) throw new FlowError('storage');
    keepPending(storage, pending);
  } catch (error) {
    throw new FlowError('storage', null, error);
  }
}
