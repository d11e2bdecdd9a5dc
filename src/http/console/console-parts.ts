/** An account of the sample world, which is no secret. */
export interface SampleAccount {
  readonly partner: string;
  readonly tenantId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly password: string;
}

/** Another issuer to sign in at, and the console's client there. Nothing of it is secret. */
export interface ConsoleIssuer {
  readonly issuer: string;
  /** As in "Sign in with …". */
  readonly name: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly resource: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  /** Of its endpoints: the only ones beside this server that the console talks to. */
  readonly origins: readonly string[];
}

/** What the console is served from, and told. */
export interface ConsoleParts {
  /** Of the built files. */
  readonly folder: string;
  /** Whether users sign in with a password here. */
  readonly passwordSignIn: boolean;
  readonly issuers: readonly ConsoleIssuer[];
  /** Offered at the sign-in; empty unless the sample world is served. */
  readonly sampleAccounts: readonly SampleAccount[];
}
