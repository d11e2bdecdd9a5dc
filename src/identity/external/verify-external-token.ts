import { errors, type JWTPayload, type JWTVerifyResult, jwtVerify } from 'jose';
import type { Origin } from '../../kernel/audit.ts';
import { invalidToken } from '../invalid-token.ts';
import type { Services } from '../services.ts';
import { SKEW_SECONDS } from '../skew.ts';
import type { Principal } from '../verify-token.ts';
import type { ExternalIssuer } from './external-issuer.ts';
import { holdUser } from './hold-user.ts';
import { readVouched } from './read-vouched.ts';

/** Throws `token_invalid`, or `unavailable` when the issuer's keys cannot be had. */
export async function verifyExternalToken(
  services: Services,
  issuer: ExternalIssuer,
  token: string,
  origin: Origin,
): Promise<Principal> {
  const now = services.wallClock.now();
  const verified = await verifySignature(issuer, token, now);
  checkKind(verified);
  checkIssued(verified.payload, now);
  const vouched = readVouched(issuer.rules, verified.payload);
  const user = await holdUser(services, vouched, origin);
  return {
    principalId: user.user_id,
    principalName: user.user_name,
    tenantId: user.tenant_id,
    kind: 'user',
  };
}

async function verifySignature(
  { rules, keyFor }: ExternalIssuer,
  token: string,
  now: Date,
): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, keyFor, {
      issuer: rules.issuer,
      audience: [...rules.audiences],
      algorithms: [...rules.algorithms],
      currentDate: now,
      clockTolerance: SKEW_SECONDS,
      requiredClaims: ['iat', 'exp'],
    });
  } catch (error) {
    if (error instanceof errors.JOSEError) throw invalidToken(reasonOf(error), error);
    throw error;
  }
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'it has expired. Get a new one.';
  if (error instanceof errors.JWTClaimValidationFailed) return claimReason(error);
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return 'it is signed by an algorithm that is not accepted from its issuer.';
  }
  if (error instanceof errors.JWKSNoMatchingKey) {
    return 'it is signed with a key that its issuer does not publish.';
  }
  if (error instanceof errors.JWKSMultipleMatchingKeys) {
    return "it does not say (kid) which of its issuer's keys it is signed with.";
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return 'its signature is not that of its issuer.';
  }
  return 'it is malformed.';
}

function claimReason({ claim, reason }: errors.JWTClaimValidationFailed): string {
  if (reason === 'missing') return `it lacks the claim ${claim}.`;
  if (claim === 'aud') return 'it is meant for another audience.';
  if (claim === 'nbf' && reason === 'check_failed') return 'it is not valid yet.';
  return `its claim ${claim} is malformed.`;
}

const kinds: readonly unknown[] = [undefined, 'at+jwt', 'jwt'];

/** An issuer signs other things with the same keys; and who holds a bound token must prove it. */
function checkKind({ protectedHeader, payload }: JWTVerifyResult): void {
  const kind = protectedHeader.typ?.toLowerCase().replace(/^application\//, '');
  // OpenID Connect Core 1.0, 3.1.3.6 and 3.3.2.11: only id tokens carry these.
  if (!kinds.includes(kind) || 'at_hash' in payload || 'c_hash' in payload) {
    throw invalidToken('it is not an access token.');
  }
  if ('cnf' in payload) {
    throw invalidToken('it is bound to a key (cnf), and only bearer tokens are accepted here.');
  }
}

/** Rights are taken from the newest token, so that none may come from the future. */
function checkIssued({ iat }: JWTPayload, now: Date): void {
  if (Number(iat) > now.getTime() / 1000 + SKEW_SECONDS) {
    throw invalidToken('it says that it will be issued (iat) later than now.');
  }
  if (Number(iat) < 0) throw invalidToken('its claim iat is malformed.');
}
