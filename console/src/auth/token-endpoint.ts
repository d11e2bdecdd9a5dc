/** What the issuer of the server answers to a sign-in. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly lifeSeconds: number;
}

/** Why there are no tokens. `code` is the issuer's number; 0: it did not answer. */
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

export interface TokenEndpoint {
  password(tenantId: string, userName: string, password: string): Promise<Tokens>;
  refresh(tenantId: string, refreshToken: string): Promise<Tokens>;
}

/** Asks as the console, which has no secret: the server goes by the page that asks. */
export function createTokenEndpoint(
  base: URL,
  clientId: string,
  fetch: typeof globalThis.fetch,
): TokenEndpoint {
  const ask = async (tenantId: string, grant: Record<string, string>): Promise<Tokens> => {
    const url = new URL(`${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, base);
    const body = new URLSearchParams({ ...grant, client_id: clientId, scope: 'openid' });
    const answer = await fetch(url, { method: 'POST', body }).catch(() => undefined);
    if (!answer) throw new SignInError(0);
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw refusalOf(answer, told);
    return {
      accessToken: String(told.access_token),
      refreshToken: String(told.refresh_token),
      lifeSeconds: Number(told.expires_in),
    };
  };
  return {
    password: (tenantId, username, password) =>
      ask(tenantId, { grant_type: 'password', username, password }),
    refresh: (tenantId, refresh_token) =>
      ask(tenantId, { grant_type: 'refresh_token', refresh_token }),
  };
}

const refusalOf = (
  { headers, status }: Response,
  told: { error_codes?: number[]; correlation_id?: string },
): SignInError =>
  new SignInError(
    told.error_codes?.[0] ?? status,
    told.correlation_id ?? headers.get('x-correlation-id'),
    headers.get('retry-after'),
  );
