import { SignInError, type TokenIssuer, type Tokens } from './tokens.ts';

export interface OwnIssuer {
  /** Throws a `SignInError`. */
  signIn(tenantId: string, userName: string, password: string): Promise<Tokens>;
  /** Of those who have signed in to a tenant. */
  of(tenantId: string): TokenIssuer;
}

/** The issuer of this server. Asks as the console, which has no secret: the server goes by the page that asks. */
export function createOwnIssuer(
  base: URL,
  clientId: string,
  fetch: typeof globalThis.fetch,
): OwnIssuer {
  const addressOf = (tenantId: string, path: string): URL =>
    new URL(`${encodeURIComponent(tenantId)}/oauth2/${path}`, base);
  const ask = async (tenantId: string, grant: Record<string, string>): Promise<Tokens> => {
    const body = new URLSearchParams({ ...grant, client_id: clientId, scope: 'openid' });
    const url = addressOf(tenantId, 'v2.0/token');
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
  const revoke = async (tenantId: string, token: string): Promise<void> => {
    const body = new URLSearchParams({ token, client_id: clientId });
    // Sent also when the window is closed right after.
    await fetch(addressOf(tenantId, 'revoke'), { method: 'POST', body, keepalive: true });
  };
  return {
    signIn: (tenantId, username, password) =>
      ask(tenantId, { grant_type: 'password', username, password }),
    of: (tenantId) => ({
      name: null,
      refresh: (refresh_token) => ask(tenantId, { grant_type: 'refresh_token', refresh_token }),
      signOut: (token) => {
        // Where it fails the token dies unused.
        if (token) void revoke(tenantId, token).catch(() => undefined);
        return null;
      },
    }),
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
