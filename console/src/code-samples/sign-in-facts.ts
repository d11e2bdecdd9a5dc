/** What a program needs to know to sign in as the reader does. */
export interface SignInFacts {
  /** Null where the service issues no tokens itself. */
  readonly tenantId: string | null;
  /** Null for an application, which signs in as itself. */
  readonly userName: string | null;
}
