import type { Sensitivity } from '../catalog/dataset.ts';
import type { RoleGrant } from '../kernel/roles.ts';

/** What one caller may see, as it stands now. */
export interface Grant {
  /** The partner account; only its rows exist for the caller. */
  readonly account: string;
  /** Null: the whole account. Otherwise only rows of these locations (MPN ids). */
  readonly locations: readonly string[] | null;
  /** Columns of these kinds read as null. */
  readonly withheld: readonly Sensitivity[];
}

/**
 * Joins a caller's roles into one grant, or null when there is none. Where roles differ in scope the
 * stricter rule on columns wins, so that no row shows more than the narrowest role over it allows.
 */
export function grantOf(account: string, granted: readonly RoleGrant[]): Grant | null {
  const roles = granted.filter(({ role }) => role !== 'operator');
  if (roles.length === 0) return null;
  const wholeAccount = roles.filter((role) => role.locations === null);
  const deciding = wholeAccount.length > 0 ? wholeAccount : roles;
  const seesAll =
    wholeAccount.some((role) => role.role === 'executive-report-viewer') ||
    (wholeAccount.length === 0 && roles.every((role) => role.role === 'executive-report-viewer'));
  return {
    account,
    locations:
      wholeAccount.length > 0
        ? null
        : [...new Set(deciding.flatMap((role) => role.locations ?? []))].sort(),
    withheld: seesAll ? [] : ['revenue', 'personal'],
  };
}
