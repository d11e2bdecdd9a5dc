import * as oidc from 'openid-client';
import { insightsAudience, portal, type RealIssuer } from './real-issuer.ts';

/** The access token of an application for itself. */
export async function applicationToken(
  { issuer }: RealIssuer,
  client: { readonly client_id: string; readonly client_secret: string } = portal,
  resource = insightsAudience,
): Promise<string> {
  const config = await oidc.discovery(new URL(issuer), client.client_id, client.client_secret);
  const tokens = await oidc.clientCredentialsGrant(config, { resource, scope: 'insights' });
  return tokens.access_token;
}

export interface SignedIn {
  readonly accessToken: string;
  readonly idToken: string;
}

/** A person signs in as in a browser: the authorization code flow with PKCE, by the issuer's pages. */
export async function signInAt({ issuer }: RealIssuer, login: string): Promise<SignedIn> {
  const config = await oidc.discovery(new URL(issuer), portal.client_id, portal.client_secret);
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expectedState = oidc.randomState();
  const start = oidc.buildAuthorizationUrl(config, {
    redirect_uri: portal.redirect_uris[0] ?? '',
    scope: 'openid insights',
    resource: insightsAudience,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
  });
  const back = await clickThrough(start, login);
  const checks = { pkceCodeVerifier, expectedState };
  const tokens = await oidc.authorizationCodeGrant(config, back, checks);
  return { accessToken: tokens.access_token, idToken: tokens.id_token ?? '' };
}

/** Follows the pages, signs in, consents, and answers where the portal is called back. */
async function clickThrough(start: URL, login: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let [address, form] = [start, undefined as URLSearchParams | undefined];
  for (let step = 0; step < 12; step++) {
    const answer = await visit(address, cookies, form);
    const { location } = Object.fromEntries(answer.headers);
    form = undefined;
    if (location !== undefined) address = new URL(location, address);
    else [address, form] = await fillIn(answer, address, login);
    if (address.origin !== start.origin) return address;
  }
  throw new Error(`The issuer leads nowhere; the last page was ${address}.`);
}

async function visit(
  address: URL,
  cookies: Map<string, string>,
  body: URLSearchParams | undefined,
): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(address, {
    redirect: 'manual',
    headers: { cookie },
    ...(body && { method: 'POST', body }),
  });
  for (const set of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    cookies.set(name, value);
  }
  return answer;
}

/** The form of the page: who it is, then yes to what is asked. */
async function fillIn(
  answer: Response,
  address: URL,
  login: string,
): Promise<[URL, URLSearchParams]> {
  const page = await answer.text();
  const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
  if (!action || !prompt) throw new Error(`${address} answered ${answer.status}:\n${page}`);
  return [new URL(action, address), new URLSearchParams({ prompt, login, password: 'any' })];
}
