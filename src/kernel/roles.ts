/** What may be granted. The last one is for the operators of the service and shows no partner's data. */
export const roles = ['executive-report-viewer', 'report-viewer', 'operator'] as const;
export type RoleName = (typeof roles)[number];

/** A role over the whole partner account (`locations` null) or over some of its locations (MPN ids). */
export interface RoleGrant {
  readonly role: RoleName;
  readonly locations: readonly string[] | null;
}

/**
 * The tenant of the operators: every installation has it under this id. It has no partner account, so
 * none of its users has rows.
 */
export const OPERATOR_TENANT = '00000000-0000-4000-8000-00000000000a';

/** A role as it is written on the command line and in files: `report-viewer@1001001,1001002`. */
export const roleText = ({ role, locations }: RoleGrant): string =>
  locations === null ? role : `${role}@${locations.join(',')}`;

/** Reads what `roleText` writes. Whether there is such a role, and such a location, is not looked at. */
export function parseRole(text: string): RoleGrant {
  const [role = '', ...rest] = text.split('@');
  const named = rest.join('@').split(',');
  const locations = named.map((id) => id.trim()).filter((id) => id !== '');
  return { role: role.trim() as RoleName, locations: rest.length === 0 ? null : locations };
}
