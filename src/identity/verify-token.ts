import {
  decodeJwt,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyResult,
  jwtVerify,
} from 'jose';
import type { Origin } from '../kernel/audit.ts';
import { PublicError } from '../kernel/errors.ts';
import { findPartner } from '../store/partners.ts';
import type { Db } from '../store/schema.ts';
import { findUser } from '../store/users.ts';
import { findApplicationOf } from './console-application.ts';
import { verifyExternalToken } from './external/verify-external-token.ts';
import { invalidToken as invalid, UNKNOWN_HOLDER } from './invalid-token.ts';
import { issuerOf } from './issuers.ts';
import { ALGORITHM } from './keys.ts';
import { isAccepted } from './resources.ts';
import type { Services } from './services.ts';
import { SKEW_SECONDS } from './skew.ts';
import { applicationSubject, userSubject } from './subjects.ts';
import type { VerifiedToken } from './verified-tokens.ts';

/** Whom a valid access token speaks for. */
export interface Principal {
  /** A user's id or an application's client id. */
  readonly principalId: string;
  /** A user's sign-in name, an application's name. */
  readonly principalName: string;
  readonly tenantId: string;
  readonly kind: 'user' | 'application';
}

/**
 * Throws `token_missing` or `token_invalid`, whose reason tells no more than a caller may know, or
 * `unavailable`.
 */
export async function verifyAccessToken(
  services: Services,
  token: string | undefined,
  origin: Origin,
): Promise<Principal> {
  const given = token?.trim();
  if (!given) throw new PublicError('token_missing');
  const now = services.clock.now();
  const again = services.verifiedTokens.find(given, services.issuerBase, now);
  const known = again && (await principalNow(services, again, now));
  if (known) return known;
  // What it says of its issuer, yet unproven, picks only whose keys and rules it is held to.
  const issuer = services.issuers.get(saidIssuer(given));
  if (issuer) return verifyExternalToken(services, issuer, given, origin);
  if (!services.ownIssuer) throw invalid(NOT_TRUSTED);
  const verified = await verifyOwnToken(services, given, now);
  const principal = await principalNow(services, verified, now);
  if (!principal) throw invalid(NOT_OURS);
  return principal;
}

async function verifyOwnToken(
  services: Services,
  token: string,
  now: Date,
): Promise<VerifiedToken> {
  const { issuerBase } = services;
  const { payload: claims, protectedHeader } = await verifySignature(services, token, now);
  checkTexts(claims);
  checkIssuer(issuerBase, claims);
  checkAudience(services, claims);
  const kid = String(protectedHeader.kid);
  return services.verifiedTokens.add(token, { kid, claims, issuerBase });
}

async function verifySignature(
  services: Services,
  token: string,
  now: Date,
): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, keyOf(services, now), {
      algorithms: [ALGORITHM],
      currentDate: now,
      clockTolerance: SKEW_SECONDS,
      requiredClaims: ['iss', 'aud', 'tid', 'oid', 'idtyp', 'iat', 'nbf', 'exp'],
    });
  } catch (error) {
    if (error instanceof errors.JOSEError) throw invalid(reasonOf(error), error);
    throw error;
  }
}

/** The header's `kid` picks among our keys only; whatever else the header says is not looked at. */
const keyOf =
  (services: Services, now: Date): JWTVerifyGetKey =>
  async ({ kid }) => {
    const key = kid === undefined ? undefined : await services.keys.verifyingKey(kid, now);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  };

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'it has expired. Get a new one.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf' && error.reason === 'check_failed') return 'it is not valid yet.';
    return NO_ACCESS_TOKEN;
  }
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) {
    return 'it is malformed.';
  }
  return NOT_OURS;
}

const NOT_OURS = 'it was not issued by this service, or its key has been revoked.';
const NO_ACCESS_TOKEN = 'it is not an access token of this service.';
const NOT_TRUSTED = 'it was not issued by an issuer that this service trusts.';

/** Whatever else could be read as the text of an id is not one. */
function checkTexts({ tid, oid, idtyp, appid, azp }: JWTPayload): void {
  const isText = [tid, oid, idtyp, appid ?? azp].every((claim) => typeof claim === 'string');
  if (!isText) throw invalid(NO_ACCESS_TOKEN);
}

/** Empty for what is no token. */
function saidIssuer(token: string): string {
  try {
    return String(decodeJwt(token).iss ?? '');
  } catch {
    return '';
  }
}

function checkIssuer(issuerBase: string, { iss, tid }: JWTPayload): void {
  const ours = [issuerOf(issuerBase, String(tid), 'v1'), issuerOf(issuerBase, String(tid), 'v2')];
  if (iss === undefined || !ours.includes(iss)) throw invalid(NOT_OURS);
}

function checkAudience({ acceptedResources }: Services, { aud }: JWTPayload): void {
  if (typeof aud !== 'string' || !isAccepted(aud, acceptedResources)) {
    throw invalid('it is meant for another resource.');
  }
}

/** What the database says of a token whose signature is good. */
export interface Standing {
  /** Milliseconds since 1970, exclusive. */
  readonly keyUntil: number;
  /** Undefined when the key is valid no more. */
  readonly principal?: Principal;
}

/**
 * As it stands now, so that disabling a partner, a user or an application, or revoking a key, takes effect
 * at once. Undefined when its key is valid no more.
 */
async function principalNow(
  services: Services,
  { tokenHash, kid, claims }: VerifiedToken,
  now: Date,
): Promise<Principal | undefined> {
  const { standings, keys } = services;
  const time = now.getTime();
  const { keyUntil, principal } = await standings(tokenHash, async () => {
    const keyUntil = await keys.verifiesUntil(kid);
    return keyUntil > time
      ? { keyUntil, principal: await findPrincipal(services, claims) }
      : { keyUntil };
  });
  return keyUntil > time ? principal : undefined;
}

async function findPrincipal(services: Services, claims: JWTPayload): Promise<Principal> {
  const { db } = services.store;
  const { oid, tid, idtyp, appid, azp } = claims;
  const found = await findApplicationOf(services, db, String(appid ?? azp), String(tid));
  const application = live(found, tid);
  const holder = idtyp === 'user' ? live(await findUser(db, String(oid)), tid) : application;
  const subject =
    holder && ('user_id' in holder ? userSubject(holder) : applicationSubject(holder));
  if (!application || !subject || subject.id !== oid) {
    throw invalid(UNKNOWN_HOLDER);
  }
  await assertPartnerEnabled(db, application.tenant_id);
  return {
    principalId: subject.id,
    principalName: subject.name,
    tenantId: application.tenant_id,
    kind: subject.kind,
  };
}

/** Throws `token_invalid` when the partner is disabled, and all its users and applications with it. */
async function assertPartnerEnabled(db: Db, tenantId: string): Promise<void> {
  const partner = await findPartner(db, tenantId);
  if (!partner || partner.disabled) throw invalid('the partner of its tenant is disabled.');
}

const live = <Row extends { tenant_id: string; disabled: number }>(
  row: Row | undefined,
  tenantId: unknown,
): Row | undefined => (row?.tenant_id === tenantId && !row?.disabled ? row : undefined);
