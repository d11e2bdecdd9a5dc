import { OPERATOR_TENANT, type RoleGrant, roles as roleNames } from '../../kernel/roles.ts';
import { listRoleAssignments, replaceRoleAssignments } from '../../store/role-assignments.ts';
import type { Db } from '../../store/schema.ts';
import type { DirectoryContext } from './context.ts';
import { invalid } from './put.ts';
import { type PartnerView, sortedRoles, toRoleGrants } from './views.ts';

export const rolesOf = async (db: Db, principalId: string): Promise<RoleGrant[]> =>
  toRoleGrants(await listRoleAssignments(db, principalId));

/** The roles in their order. Throws `identity_invalid` for what cannot be granted at this partner. */
export function checkedRoles(wished: readonly RoleGrant[], partner: PartnerView): RoleGrant[] {
  for (const grant of wished) checkRole(grant, partner);
  const sorted = sortedRoles(wished);
  return sorted.filter(
    (grant, index) => JSON.stringify(grant) !== JSON.stringify(sorted[index - 1]),
  );
}

function checkRole({ role, locations }: RoleGrant, partner: PartnerView): void {
  if (!roleNames.includes(role)) {
    throw invalid(`There is no role "${role}"; the roles are ${roleNames.join(', ')}.`);
  }
  const isOperators = partner.tenantId === OPERATOR_TENANT;
  if (isOperators !== (role === 'operator')) {
    throw invalid(
      isOperators
        ? `Operators can have the role operator only, not ${role}: they see no partner's data.`
        : `The role operator is for users and applications of the operators, not of ${partner.name}.`,
    );
  }
  if (locations === null) return;
  if (isOperators) throw invalid('The role operator is not granted for locations.');
  if (locations.length === 0) {
    throw invalid(`The role ${role} names no location; leave locations out for the whole account.`);
  }
  const known = partner.locations.map(({ id }) => id);
  const unknown = locations.filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  throw invalid(
    `${partner.name} has no location ${unknown.join(', ')}; it has ${known.join(', ') || 'none: add them to the partner first'}.`,
  );
}

/** Every role must be checked. */
export const assignRoles = (
  { newId }: Pick<DirectoryContext, 'newId'>,
  trx: Db,
  principalId: string,
  grants: readonly RoleGrant[],
): Promise<void> =>
  replaceRoleAssignments(
    trx,
    principalId,
    grants.map(({ role, locations }) => ({
      assignment_id: newId(),
      principal_id: principalId,
      role,
      locations: locations && JSON.stringify(locations),
    })),
  );
