/** An account of the sample world, which is no secret. */
export interface SampleAccount {
  readonly partner: string;
  readonly tenantId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly password: string;
}

/** What the console is served from, and told. */
export interface ConsoleParts {
  /** Of the built files. */
  readonly folder: string;
  /** Whether users sign in with a password here. */
  readonly passwordSignIn: boolean;
  /** Offered at the sign-in; empty unless the sample world is served. */
  readonly sampleAccounts: readonly SampleAccount[];
}
