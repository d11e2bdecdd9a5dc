import type { RoleName } from '../../kernel/roles.ts';

/** An OpenID Connect issuer whose access tokens are accepted, as the operator describes it. */
export interface TrustedIssuer {
  /** Compared with the claim `iss` letter by letter. */
  readonly issuer: string;
  /** One of them must be the token's `aud`. */
  readonly audiences: readonly string[];
  /** Of its keys; null: its discovery document says. */
  readonly jwksUri: string | null;
  /** The only ones that its tokens may be signed with. */
  readonly algorithms: readonly string[];
  readonly partner: PartnerRule;
  readonly user: {
    /** Holds what the issuer knows the user by, for good. */
    readonly claim: string;
    /** Holds the name that people know the user by. */
    readonly nameClaim: string;
  };
  /** Null: roles are granted here. */
  readonly roles: RoleRule | null;
  /** Null: nobody signs in to the console there. */
  readonly console: ConsoleClient | null;
}

/** How the console signs people in there: as a public client, by authorization code with PKCE. */
export interface ConsoleClient {
  /** What people call the issuer. */
  readonly name: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** RFC 8707: what its access tokens are to be for; null where the issuer asks for no such thing. */
  readonly resource: string | null;
  /** Further ones of the authorization request, such as `audience`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Where its endpoints lie, beside that of the issuer. */
  readonly origins: readonly string[];
}

/** Whose users they are: of one partner, or of the one that a claim tells. */
export type PartnerRule =
  | { readonly tenantId: string }
  | {
      readonly claim: string;
      /** From the claim's value to a tenant id; null: the claim is the tenant id. */
      readonly values: Readonly<Record<string, string>> | null;
    };

export interface RoleRule {
  readonly claim: string;
  /** From the claim's values to roles; other values mean nothing here. */
  readonly values: Readonly<Record<string, RoleName>>;
  /** Holds the MPN ids that the roles are for, or `*`; null: they are for the whole account. */
  readonly locationsClaim: string | null;
}
