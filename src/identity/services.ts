import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { AuditLog } from '../store/audit-log.ts';
import type { Store } from '../store/open-store.ts';
import type { Remembered } from '../store/while-unchanged.ts';
import type { ExternalIssuers } from './external/external-issuer.ts';
import type { KeyRing } from './keys.ts';
import type { Passwords } from './passwords.ts';
import type { OneByOne } from './throttle/one-by-one.ts';
import type { VerifiedTokens } from './verified-tokens.ts';
import type { Standing } from './verify-token.ts';

/** What the steps of this room work with. */
export interface Services {
  readonly store: Store;
  readonly clock: Clock;
  /** The system's, also where `clock` is a virtual one: the world outside goes by it. */
  readonly wallClock: Clock;
  readonly newId: NewId;
  readonly audit: AuditLog;
  readonly randomBytes: (count: number) => Buffer;
  readonly passwords: Passwords;
  /** Proofs of one name from one address. */
  readonly signIns: OneByOne;
  readonly keys: KeyRing;
  readonly verifiedTokens: VerifiedTokens;
  /** By the hash of a token. */
  readonly standings: Remembered<Standing>;
  /** How long what a retired key signed may still be valid. */
  readonly keyGraceSeconds: number;
  /** Where tokens are issued, as clients reach it, such as `https://insights.example`. */
  readonly issuerBase: string;
  readonly acceptedResources: readonly string[];
  readonly accessTokenSeconds: number;
  /** False: only the external issuers' tokens count. */
  readonly ownIssuer: boolean;
  /** Whether the console may sign users in, as an application without a secret. */
  readonly consoleSignIn: boolean;
  readonly issuers: ExternalIssuers;
}

/** The two generations of the endpoint; they differ in fields and claims, not in rights. */
export type Version = 'v1' | 'v2';

/** Whom a token speaks for. */
export interface Subject {
  readonly kind: 'user' | 'application';
  readonly id: string;
  /** A user's sign-in name, an application's name. */
  readonly name: string;
  readonly displayName: string;
}
