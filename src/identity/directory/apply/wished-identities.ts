import type { RoleGrant } from '../../../kernel/roles.ts';
import type { Location } from '../views.ts';

/** What shall be there. What is left out stays as it is. */
export interface WishedIdentities {
  readonly partners: readonly WishedPartner[];
  readonly operators?: WishedMembers | undefined;
}

interface Wished {
  /** Where it stands in the file, for messages. */
  readonly place: string;
  readonly disabled?: boolean | undefined;
}

export interface WishedMembers {
  readonly users: readonly WishedUser[];
  readonly applications: readonly WishedApplication[];
}

export interface WishedPartner extends Wished, WishedMembers {
  readonly tenantId: string;
  readonly name: string;
  readonly accountId: string;
  readonly locations?: readonly Location[] | undefined;
}

export interface WishedUser extends Wished {
  readonly userName: string;
  readonly userId?: string | undefined;
  readonly displayName?: string | undefined;
  readonly roles: readonly RoleGrant[];
  readonly password?: string | undefined;
  readonly passwordHash?: string | undefined;
}

export interface WishedApplication extends Wished {
  readonly clientId: string;
  readonly name: string;
  readonly roles: readonly RoleGrant[];
  /** Of a new application; left out, one is made up. */
  readonly secret?: string | undefined;
  readonly secretHash?: string | undefined;
}
