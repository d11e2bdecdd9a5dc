import { type RoleGrant, type RoleName, roles as roleNames } from '../../kernel/roles.ts';
import type {
  ApplicationRow,
  ApplicationSecretRow,
  PartnerRow,
  RoleAssignmentRow,
  UserRow,
} from '../../store/schema.ts';

/** A place of a partner account. */
export interface Location {
  /** The MPN id in the location column of the rows. */
  readonly id: string;
  readonly name: string;
}

export interface PartnerView {
  readonly tenantId: string;
  readonly name: string;
  /** The partner account of the rows. */
  readonly accountId: string;
  readonly locations: readonly Location[];
  readonly disabled: boolean;
  readonly createdTime: string;
}

export interface UserView {
  readonly userId: string;
  readonly tenantId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly roles: readonly RoleGrant[];
  readonly disabled: boolean;
  /** `password`, `none`, or the address of the external issuer that vouches for the user. */
  readonly signIn: string;
  readonly createdTime: string;
}

export interface SecretView {
  readonly secretId: string;
  readonly createdTime: string;
  /** Null for the newest. */
  readonly expiresTime: string | null;
}

export interface ApplicationView {
  readonly clientId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly roles: readonly RoleGrant[];
  readonly disabled: boolean;
  /** Those that are valid, the newest first. */
  readonly secrets: readonly SecretView[];
  readonly createdTime: string;
}

export const toPartnerView = (row: PartnerRow): PartnerView => ({
  tenantId: row.tenant_id,
  name: row.name,
  accountId: row.account_id,
  locations: JSON.parse(row.locations) as Location[],
  disabled: row.disabled === 1,
  createdTime: row.created_time,
});

export const toUserView = (row: UserRow, roles: readonly RoleGrant[]): UserView => ({
  userId: row.user_id,
  tenantId: row.tenant_id,
  userName: row.user_name,
  displayName: row.display_name,
  roles,
  disabled: row.disabled === 1,
  signIn: row.issuer ?? (row.password_hash === null ? 'none' : 'password'),
  createdTime: row.created_time,
});

export const toApplicationView = (
  row: ApplicationRow,
  roles: readonly RoleGrant[],
  secrets: readonly ApplicationSecretRow[],
): ApplicationView => ({
  clientId: row.client_id,
  tenantId: row.tenant_id,
  name: row.name,
  roles,
  disabled: row.disabled === 1,
  secrets: secrets.map((secret) => ({
    secretId: secret.secret_id,
    createdTime: secret.created_time,
    expiresTime: secret.expires_time,
  })),
  createdTime: row.created_time,
});

/** In one order, however they were assigned, so that equal rights look equal. */
export const toRoleGrants = (
  rows: readonly Pick<RoleAssignmentRow, 'role' | 'locations'>[],
): RoleGrant[] =>
  sortedRoles(
    rows.map(({ role, locations }) => ({
      role: role as RoleName,
      locations: locations === null ? null : (JSON.parse(locations) as string[]),
    })),
  );

export const sortedRoles = (grants: readonly RoleGrant[]): RoleGrant[] =>
  grants
    .map(({ role, locations }) => ({
      role,
      locations: locations && [...new Set(locations)].sort(),
    }))
    .sort(
      (a, b) =>
        roleNames.indexOf(a.role) - roleNames.indexOf(b.role) ||
        JSON.stringify(a.locations).localeCompare(JSON.stringify(b.locations)),
    );
