import { type Actor, noOrigin, type Origin } from '../kernel/audit.ts';
import { PublicError } from '../kernel/errors.ts';
import type { RoleGrant } from '../kernel/roles.ts';
import { type Grant, grantOf } from '../policy/grant.ts';
import { findPartner } from '../store/partners.ts';
import { listRoleAssignments } from '../store/role-assignments.ts';
import type { Db } from '../store/schema.ts';

/** Who a valid token says is calling. */
export interface Principal {
  readonly principalId: string;
  readonly principalName: string;
  readonly tenantId: string;
}

/** A principal with what it may see, as it stands now. */
export interface Caller extends Principal {
  readonly grant: Grant;
  /** Where the request came from. */
  readonly origin: Origin;
}

/** The caller as the audit trail names it. */
export const actorOf = ({ principalId, principalName, tenantId }: Principal): Actor => ({
  id: principalId,
  name: principalName,
  tenantId,
});

/** Looks up the principal's rights. Throws `no_role` when it has none, `partner_disabled`. */
export async function authorizeCaller(
  db: Db,
  principal: Principal,
  origin: Origin = noOrigin,
): Promise<Caller> {
  const [partner, roles] = await Promise.all([
    findPartner(db, principal.tenantId),
    listRoleAssignments(db, principal.principalId),
  ]);
  if (partner?.disabled) throw new PublicError('partner_disabled', { partner: partner.name });
  const isPartner = partner?.kind === 'partner';
  const grant = isPartner ? grantOf(partner.account_id, roles.map(toAssignment)) : null;
  if (!grant) throw new PublicError('no_role', { user: principal.principalName });
  return { ...principal, grant, origin };
}

/**
 * The same for one who asks at each request. Rights are read again for another object than before: the
 * identity answers the same one only while nothing in the database has changed.
 */
export function callersOf(db: Db): (principal: Principal, origin: Origin) => Promise<Caller> {
  const known = new WeakMap<Principal, Grant>();
  return async (principal, origin) => {
    const grant = known.get(principal) ?? (await authorizeCaller(db, principal)).grant;
    known.set(principal, grant);
    return { ...principal, grant, origin };
  };
}

export const toAssignment = (row: { role: string; locations: string | null }): RoleGrant => ({
  role: row.role as RoleGrant['role'],
  locations: row.locations === null ? null : (JSON.parse(row.locations) as string[]),
});
