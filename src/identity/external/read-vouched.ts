import type { JWTPayload } from 'jose';
import type { RoleRule, TrustedIssuer } from '../../config/issuers/trusted-issuer.ts';
import { isUuid } from '../../kernel/ids.ts';
import { OPERATOR_TENANT, type RoleGrant } from '../../kernel/roles.ts';
import { invalidToken } from '../invalid-token.ts';
import { readText, readTexts } from './read-claim.ts';

/** What an issuer says of a user. */
export interface Vouched {
  readonly issuer: string;
  /** The user's name at the issuer, for good. */
  readonly subject: string;
  /** As people know the user. */
  readonly name: string;
  readonly tenantId: string;
  /** Undefined: roles are granted here. */
  readonly roles: readonly RoleGrant[] | undefined;
  /** When it was said. */
  readonly time: Date;
}

/** Reads the claims of a token that is verified. Throws `token_invalid`. */
export function readVouched(rules: TrustedIssuer, claims: JWTPayload): Vouched {
  const { user, roles } = rules;
  const subject = readText(claims, user.claim);
  if (subject === undefined) {
    throw invalidToken(`it does not say in ${user.claim} whom it was issued to.`);
  }
  return {
    issuer: rules.issuer,
    subject,
    name: readText(claims, user.nameClaim) ?? subject,
    tenantId: readTenant(rules, claims),
    roles: roles ? readRoles(roles, claims) : undefined,
    time: new Date(Number(claims.iat) * 1000),
  };
}

function readTenant({ partner }: TrustedIssuer, claims: JWTPayload): string {
  if ('tenantId' in partner) return partner.tenantId;
  const value = readText(claims, partner.claim) ?? '';
  const { values } = partner;
  if (values !== null) {
    const tenantId = Object.hasOwn(values, value) ? values[value] : undefined;
    if (tenantId !== undefined) return tenantId;
  } else if (isUuid(value) && value.toLowerCase() !== OPERATOR_TENANT) {
    // Who is an operator is never left to a claim.
    return value.toLowerCase();
  }
  throw unknownPartner(`${partner.claim} "${value}"`);
}

export const unknownPartner = (what: string) =>
  invalidToken(`its issuer's users with ${what} belong to no partner that is known here.`);

function readRoles(rule: RoleRule, claims: JWTPayload): RoleGrant[] {
  const { values } = rule;
  const names = readTexts(claims, rule.claim).flatMap((value) =>
    Object.hasOwn(values, value) ? (values[value] ?? []) : [],
  );
  if (names.length === 0) return [];
  const locations = readLocations(rule.locationsClaim, claims);
  return names.map((role) => ({ role, locations }));
}

/** A claim that was forgotten must not open the whole account: that takes a star. */
function readLocations(claim: string | null, claims: JWTPayload): string[] | null {
  if (claim === null) return null;
  const locations = readTexts(claims, claim);
  if (locations.includes('*')) return null;
  if (locations.length > 0) return locations;
  throw invalidToken(
    `it names no location in ${claim}. Its issuer should put MPN ids there, or * for the whole account.`,
  );
}
