import { PublicError } from '../kernel/errors.ts';
import { type Grant, grantOf, type RoleAssignment } from '../policy/grant.ts';
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
}

/** Looks up the principal's rights. Throws `no_role` when it has none. */
export async function authorizeCaller(db: Db, principal: Principal): Promise<Caller> {
  const [partner, roles] = await Promise.all([
    findPartner(db, principal.tenantId),
    listRoleAssignments(db, principal.principalId),
  ]);
  const grant = partner ? grantOf(partner.account_id, roles.map(toAssignment)) : null;
  if (!grant) throw new PublicError('no_role', { user: principal.principalName });
  return { ...principal, grant };
}

const toAssignment = (row: { role: string; locations: string | null }): RoleAssignment => ({
  role: row.role as RoleAssignment['role'],
  locations: row.locations === null ? null : (JSON.parse(row.locations) as string[]),
});
