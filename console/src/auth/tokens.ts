/** What an issuer answers to a sign-in. */
export interface Tokens {
  readonly accessToken: string;
  /** Null: they cannot be renewed. */
  readonly refreshToken: string | null;
  readonly lifeSeconds: number;
}

/** Whoever gave the tokens of a session: they are renewed, and given back, there. */
export interface TokenIssuer {
  /** As people call it; null: this service itself. */
  readonly name: string | null;
  /** Throws a `SignInError`. */
  refresh(refreshToken: string): Promise<Tokens>;
  /** Gives the token back, without waiting; answers the page that ends the sign-in there, if it has one. */
  signOut(refreshToken: string | null): URL | null;
}

/** Why there are no tokens. `code` is the issuer's number, or HTTP's; 0: it did not answer. */
export class SignInError extends Error {
  readonly code: number;
  readonly correlationId: string | null;
  readonly retryAfter: string | null;

  constructor(code: number, correlationId: string | null = null, retryAfter: string | null = null) {
    super(`No tokens: ${code}`);
    this.name = 'SignInError';
    this.code = code;
    this.correlationId = correlationId;
    this.retryAfter = retryAfter;
  }
}
