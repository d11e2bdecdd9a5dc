/** What the schema of identities lets through. */
export interface IdentitiesFile {
  readonly partners?: readonly PartnerEntry[];
  readonly operators?: MemberEntries;
}

export interface MemberEntries {
  readonly users?: readonly UserEntry[];
  readonly applications?: readonly ApplicationEntry[];
}

export interface PartnerEntry extends MemberEntries {
  readonly tenantId: string;
  readonly name: string;
  readonly accountId: string;
  readonly locations?: readonly { readonly id: string; readonly name: string }[];
  readonly disabled?: boolean;
}

export interface UserEntry {
  readonly userName: string;
  readonly userId?: string;
  readonly displayName?: string;
  readonly roles: readonly string[];
  readonly password?: SecretFrom;
  readonly passwordHash?: string;
  readonly disabled?: boolean;
}

export interface ApplicationEntry {
  readonly clientId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly secret?: SecretFrom;
  readonly secretHash?: string;
  readonly disabled?: boolean;
}

export interface SecretFrom {
  readonly env: string;
}
