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
