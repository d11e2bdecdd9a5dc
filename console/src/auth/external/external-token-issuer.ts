import { customFetch, None, revocationRequest } from 'oauth4webapi';
import type { TokenIssuer } from '../tokens.ts';
import { type Known, refreshTokens } from './authorization.ts';
import { toSignInError } from './to-flow-error.ts';

/** Renews and gives back tokens of another issuer. `back` is where its page for signing out leads. */
export function externalTokenIssuer(known: Known, back: string): TokenIssuer {
  return {
    name: known.issuer.name,
    refresh: async (refreshToken) => {
      try {
        return await refreshTokens(known, refreshToken);
      } catch (error) {
        throw toSignInError(error);
      }
    },
    signOut: (refreshToken) => {
      if (refreshToken) void giveBack(known, refreshToken).catch(() => undefined);
      return signOutPage(known, back);
    },
  };
}

async function giveBack(
  { issuer, server, client, options, fetch }: Known,
  token: string,
): Promise<void> {
  const { revocation_endpoint: endpoint } = server;
  if (!endpoint || !issuer.origins.includes(new URL(endpoint).origin)) return;
  await revocationRequest(server, client, None(), token, {
    ...options,
    // Sent also when the window leaves right after.
    [customFetch]: (url, init) => fetch(url, { ...init, keepalive: true } as RequestInit),
  });
}

/**
 * OpenID Connect RP-Initiated Logout 1.0. The id token would spare the issuer a question to the user, but
 * stand in the address.
 */
function signOutPage(
  { issuer, server }: Pick<Known, 'issuer' | 'server'>,
  back: string,
): URL | null {
  const page = URL.parse(server.end_session_endpoint ?? '');
  if (page?.protocol !== new URL(issuer.issuer).protocol) return null;
  page.searchParams.set('client_id', issuer.clientId);
  page.searchParams.set('post_logout_redirect_uri', back);
  return page;
}
