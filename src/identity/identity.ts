import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { AuditLog } from '../store/audit-log.ts';
import type { Store } from '../store/open-store.ts';
import { answerRefusals } from './answer-refusals.ts';
import { findTenant } from './find-tenant.ts';
import { issueToken, type TokenRequest } from './issue-token.ts';
import { createKeyRing, type PublicKey } from './keys.ts';
import { type Metadata, tenantMetadata } from './metadata.ts';
import { createPasswords, type ScryptCost } from './passwords.ts';
import type { Services, Version } from './services.ts';
import { createOneByOne } from './throttle/one-by-one.ts';
import type { TokenAnswer } from './token-answer.ts';
import { keyGraceSeconds, type Principal, verifyAccessToken } from './verify-token.ts';

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
  /** What the waits after failed sign-ins are measured by; the system's by default. */
  readonly wallClock?: Clock;
}

/** The service's own token issuer, and the judge of its tokens. */
export interface Identity {
  /** Throws an `OAuthError`, which carries the answer's status and body. */
  issueToken(request: TokenRequest): Promise<{ status: 200; body: TokenAnswer }>;
  /** Throws `token_missing` or `token_invalid`. */
  verifyAccessToken(token: string | undefined): Promise<Principal>;
  /** The discovery document of a tenant. Throws an `OAuthError` for an unknown one. */
  metadata(tenantId: string, version: Version): Promise<Metadata>;
  /** The public keys of tokens, the same for every tenant. Throws an `OAuthError` for an unknown one. */
  jwks(tenantId: string): Promise<{ keys: PublicKey[] }>;
}

export function createIdentity(options: IdentityOptions): Identity {
  const services = createServices(options);
  return {
    issueToken: (request) =>
      answerRefusals(services, request.clientRequestId, async () => ({
        status: 200,
        body: await issueToken(services, request),
      })),
    verifyAccessToken: (token) => verifyAccessToken(services, token),
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
  return {
    store: options.store,
    clock: options.clock,
    wallClock: options.wallClock ?? systemClock,
    newId: options.newId,
    audit: options.audit,
    randomBytes: random,
    passwords: createPasswords({ cost: options.passwordCost, randomBytes: random }),
    signIns: createOneByOne(),
    keys: createKeyRing(options.store, keyGraceSeconds(options.accessTokenSeconds)),
    get issuerBase() {
      return options.issuerBase;
    },
    acceptedResources: options.acceptedResources,
    accessTokenSeconds: options.accessTokenSeconds,
  };
}
