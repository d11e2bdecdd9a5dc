import type { MyRole } from '@partner-insights/client/browser';

/** The roles that somebody of a partner can have; that of operators is given among themselves. */
export const partnerRoles = ['executive-report-viewer', 'report-viewer'] as const;
export type PartnerRole = (typeof partnerRoles)[number];

/** Over what a role is granted: not at all, the whole account, or these locations. */
export type Scope = null | 'account' | readonly string[];

export type RoleScopes = Readonly<Record<PartnerRole, Scope>>;

/** Several grants of one role are one: over all that any of them reaches. */
export function scopesOf(roles: readonly MyRole[]): RoleScopes {
  const scopeOf = (wanted: PartnerRole): Scope => {
    const grants = roles.filter(({ role }) => role === wanted);
    if (grants.length === 0) return null;
    const locations = grants.map((grant) => grant.locations);
    if (locations.includes(null)) return 'account';
    return [...new Set(locations.flatMap((some) => some ?? []))];
  };
  return {
    'executive-report-viewer': scopeOf('executive-report-viewer'),
    'report-viewer': scopeOf('report-viewer'),
  };
}

export const rolesOf = (scopes: RoleScopes): MyRole[] =>
  partnerRoles.flatMap((role) => {
    const scope = scopes[role];
    if (scope === null) return [];
    return [{ role, locations: scope === 'account' ? null : scope }];
  });

/** A role over no location at all would grant nothing, and is refused. */
export const isComplete = (scopes: RoleScopes): boolean =>
  partnerRoles.every((role) => scopes[role]?.length !== 0);
