import type { Sensitivity } from '../catalog/dataset.ts';
import { OPERATOR_TENANT, type RoleGrant } from '../kernel/roles.ts';
import { type Grant, grantOf } from '../policy/grant.ts';
import { findPartner } from '../store/partners.ts';
import { listRoleAssignments } from '../store/role-assignments.ts';
import type { Db, PartnerRow } from '../store/schema.ts';
import { findUser } from '../store/users.ts';
import { type Principal, toAssignment } from './caller.ts';

export interface MyLocation {
  readonly id: string;
  readonly name: string;
}

/** Whom a token speaks for, and what that may see, as it stands now. */
export interface MeView {
  readonly userId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly kind: 'user' | 'application';
  readonly tenantId: string;
  readonly partnerName: string;
  readonly accountId: string | null;
  readonly roles: readonly RoleGrant[];
  readonly wholeAccount: boolean;
  readonly locations: readonly MyLocation[];
  readonly withheld: readonly Sensitivity[];
  readonly isOperator: boolean;
}

type Asking = Principal & { readonly kind: 'user' | 'application' };

/** Also of one without any role: who sees nothing should be able to learn why. */
export async function describeMe(db: Db, principal: Asking): Promise<MeView> {
  const { principalId, principalName, tenantId, kind } = principal;
  const [partner, rows, user] = await Promise.all([
    findPartner(db, tenantId),
    listRoleAssignments(db, principalId),
    kind === 'user' ? findUser(db, principalId) : undefined,
  ]);
  const roles = rows.map(toAssignment);
  return {
    ...{ userId: principalId, userName: principalName },
    displayName: user?.display_name ?? principalName,
    ...{ kind, tenantId, partnerName: partner?.name ?? '', roles },
    ...rightsOf(partner, roles),
    isOperator: tenantId === OPERATOR_TENANT && roles.some(({ role }) => role === 'operator'),
  };
}

function rightsOf(partner: PartnerRow | undefined, roles: readonly RoleGrant[]) {
  const account = partner?.kind === 'partner' ? partner.account_id : null;
  const grant = account === null ? null : grantOf(account, roles);
  return {
    accountId: account,
    wholeAccount: grant !== null && grant.locations === null,
    locations: partner && grant ? locationsOf(partner, grant) : [],
    withheld: grant?.withheld ?? [],
  };
}

function locationsOf({ locations }: PartnerRow, grant: Grant): MyLocation[] {
  const all = JSON.parse(locations) as MyLocation[];
  return all
    .filter(({ id }) => grant.locations?.includes(id) ?? true)
    .map(({ id, name }) => ({ id, name }));
}
