import { randomBytes } from 'node:crypto';
import type { TrustedIssuer } from '../config/issuers/trusted-issuer.ts';
import { noOrigin, type Origin } from '../kernel/audit.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import { type Logger, silentLogger } from '../kernel/logger.ts';
import type { AuditLog } from '../store/audit-log.ts';
import type { Store } from '../store/open-store.ts';
import { whileUnchanged } from '../store/while-unchanged.ts';
import { answerRefusals } from './answer-refusals.ts';
import { createExternalIssuers } from './external/external-issuer.ts';
import type { Fetch } from './external/fetch-json.ts';
import { findTenant } from './find-tenant.ts';
import { issueToken, type TokenRequest } from './issue-token.ts';
import { createKeyRing, type PublicKey } from './keys.ts';
import { type Metadata, tenantMetadata } from './metadata.ts';
import { TokenRefusal } from './oauth-errors.ts';
import { createPasswords, type ScryptCost } from './passwords.ts';
import { type RevocationRequest, revokeToken } from './revoke-token.ts';
import type { Services, Version } from './services.ts';
import { keyGraceSeconds } from './skew.ts';
import { createOneByOne } from './throttle/one-by-one.ts';
import type { TokenAnswer } from './token-answer.ts';
import { createVerifiedTokens } from './verified-tokens.ts';
import { type Principal, verifyAccessToken } from './verify-token.ts';

export interface IdentityOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: AuditLog;
  readonly randomBytes?: (count: number) => Buffer;
  /** Where clients reach the token endpoints. Read at each use: a getter may learn the port late. */
  readonly issuerBase: string;
  /** Compared without a slash at the end; the first is the default. */
  readonly acceptedResources: readonly string[];
  readonly accessTokenSeconds: number;
  /** For tests, which need no strong hashes. */
  readonly passwordCost?: ScryptCost;
  /** False: no tokens are issued here, and none of those that were is accepted. */
  readonly ownIssuer?: boolean;
  /** True: the console of this server signs users in without an application's secret. */
  readonly consoleSignIn?: boolean;
  /** None unless given. */
  readonly trustedIssuers?: readonly TrustedIssuer[];
  /** By which other issuers date their tokens, and waits are measured; the system's unless given. */
  readonly wallClock?: Clock;
  /** Gets their keys. */
  readonly fetch?: Fetch;
  readonly logger?: Logger;
}

/** The service's own token issuer, and the judge of its tokens and of those of other issuers. */
export interface Identity {
  readonly issuesTokens: boolean;
  /** Throws an `OAuthError`, which carries the answer's status and body. */
  issueToken(request: TokenRequest): Promise<{ status: 200; body: TokenAnswer }>;
  /** Ends a sign-in by its refresh token. Throws an `OAuthError`. */
  revokeToken(request: RevocationRequest): Promise<void>;
  /**
   * Throws `token_missing` or `token_invalid`, or `unavailable` while an issuer's keys cannot be had. The
   * origin goes into the audit trail when a user is new. The same object as before is answered only when
   * nobody has committed a change to the database since: what was read for it after that still stands.
   */
  verifyAccessToken(token: string | undefined, origin?: Origin): Promise<Principal>;
  /** Throws an `OAuthError`, always: there is no page to sign in at. */
  authorize(tenantId: string, clientRequestId?: string): Promise<never>;
  /** The discovery document of a tenant. Throws an `OAuthError` for an unknown one. */
  metadata(tenantId: string, version: Version): Promise<Metadata>;
  /** The public keys of tokens, the same for every tenant. Throws an `OAuthError` for an unknown one. */
  jwks(tenantId: string): Promise<{ keys: PublicKey[] }>;
}

export function createIdentity(options: IdentityOptions): Identity {
  const services = createServices(options);
  return {
    issuesTokens: services.ownIssuer,
    issueToken: (request) =>
      answerRefusals(services, request.clientRequestId, async () => ({
        status: 200,
        body: await issueToken(services, request),
      })),
    revokeToken: (request) =>
      answerRefusals(services, request.clientRequestId, () => revokeToken(services, request)),
    verifyAccessToken: (token, origin = noOrigin) => verifyAccessToken(services, token, origin),
    authorize: (tenantId, clientRequestId) =>
      answerRefusals(services, clientRequestId, async () => {
        await findTenant(services.store.db, tenantId);
        throw new TokenRefusal('no_sign_in_page');
      }),
    metadata: (tenantId, version) =>
      answerRefusals(services, undefined, () => tenantMetadata(services, tenantId, version)),
    jwks: (tenantId) =>
      answerRefusals(services, undefined, async () => {
        await findTenant(services.store.db, tenantId);
        return { keys: await services.keys.publicKeys(services.clock.now()) };
      }),
  };
}

function createServices(options: IdentityOptions): Services {
  const random = options.randomBytes ?? randomBytes;
  const wallClock = options.wallClock ?? systemClock;
  const graceSeconds = keyGraceSeconds(options.accessTokenSeconds);
  return {
    store: options.store,
    clock: options.clock,
    newId: options.newId,
    audit: options.audit,
    randomBytes: random,
    passwords: createPasswords({ cost: options.passwordCost, randomBytes: random }),
    signIns: createOneByOne(),
    keys: createKeyRing(options.store, graceSeconds),
    verifiedTokens: createVerifiedTokens(),
    standings: whileUnchanged(options.store),
    keyGraceSeconds: graceSeconds,
    get issuerBase() {
      return options.issuerBase;
    },
    acceptedResources: options.acceptedResources,
    accessTokenSeconds: options.accessTokenSeconds,
    ownIssuer: options.ownIssuer ?? true,
    consoleSignIn: options.consoleSignIn ?? false,
    issuers: createExternalIssuers(options.trustedIssuers ?? [], {
      fetch: options.fetch ?? globalThis.fetch,
      clock: wallClock,
      logger: options.logger ?? silentLogger,
    }),
    wallClock,
  };
}
