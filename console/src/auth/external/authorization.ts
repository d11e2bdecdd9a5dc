import * as oauth from 'oauth4webapi';
import type { ConsoleIssuer } from '../../config/console-config.ts';
import type { Tokens } from '../tokens.ts';
import { FlowError } from './flow-error.ts';
import { toFlowError } from './to-flow-error.ts';

export type Fetch = typeof globalThis.fetch;

/** An issuer whose discovery document is at hand. */
export interface Known {
  readonly issuer: ConsoleIssuer;
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly fetch: Fetch;
  readonly options: Options;
}

interface Options {
  readonly signal: () => AbortSignal;
  readonly [oauth.customFetch]: (url: string, init: object) => Promise<Response>;
  readonly [oauth.allowInsecureRequests]: boolean;
}

export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Without an answer for so long there is none. */
const PATIENCE_MS = 15_000;
/** As the service's own: clocks differ. */
const SKEW_SECONDS = 60;
/** Of tokens whose issuer does not say; one that is refused before is renewed then. */
const LIFE_SECONDS = 3600;

/** Throws a `FlowError`. */
export async function discover(issuer: ConsoleIssuer, fetch: Fetch): Promise<Known> {
  if (!globalThis.crypto?.subtle) throw new FlowError('insecure');
  const url = new URL(issuer.issuer);
  const options: Options = {
    signal: () => AbortSignal.timeout(PATIENCE_MS),
    [oauth.customFetch]: (address, init) => fetch(address, init),
    // The server takes http of its own machine alone.
    [oauth.allowInsecureRequests]: url.protocol === 'http:',
  };
  try {
    const answer = await oauth.discoveryRequest(url, options);
    const server = await oauth.processDiscoveryResponse(url, answer);
    const client = { client_id: issuer.clientId, [oauth.clockTolerance]: SKEW_SECONDS };
    checkEndpoints(issuer, server);
    return { issuer, server, client, fetch, options };
  } catch (error) {
    throw toFlowError(error);
  }
}

/** The page may ask only where the Content-Security-Policy lets it: better to say so than to fail. */
function checkEndpoints(issuer: ConsoleIssuer, server: oauth.AuthorizationServer): void {
  const page = URL.parse(server.authorization_endpoint ?? '');
  const tokens = URL.parse(server.token_endpoint ?? '');
  // The window goes to the page: one such as `javascript:` would run here.
  if (page?.protocol !== new URL(issuer.issuer).protocol || !tokens) {
    throw new FlowError('malformed');
  }
  const { origin } = tokens;
  if (!issuer.origins.includes(origin)) throw new FlowError('setup', origin);
}

export const newSecrets = (): Secrets => ({
  state: oauth.generateRandomState(),
  nonce: oauth.generateRandomNonce(),
  verifier: oauth.generateRandomCodeVerifier(),
});

/** The issuer's page to sign in at. */
export async function authorizationUrl(
  { issuer, server }: Known,
  redirectUri: string,
  { state, nonce, verifier }: Secrets,
  again: boolean,
): Promise<URL> {
  const url = new URL(server.authorization_endpoint ?? '');
  const asked: Record<string, string> = {
    ...issuer.parameters,
    ...resourceOf(issuer),
    ...(again && { prompt: withLogin(issuer.parameters.prompt) }),
    response_type: 'code',
    client_id: issuer.clientId,
    redirect_uri: redirectUri,
    scope: issuer.scopes.join(' '),
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url;
}

/** Whoever has a session there would be sent back as the same user at once. */
const withLogin = (prompt: string | undefined): string =>
  ['login', ...(prompt?.split(' ') ?? []).filter((word) => !/^(none|login)$/.test(word))].join(' ');

/** Changes the code of the answer for tokens. Throws a `FlowError`. */
export async function redeemCode(
  { issuer, server, client, options }: Known,
  redirectUri: string,
  { state, nonce, verifier }: Secrets,
  answer: URLSearchParams,
): Promise<Tokens> {
  try {
    const checked = oauth.validateAuthResponse(server, client, answer, state);
    const response = await oauth.authorizationCodeGrantRequest(
      ...([server, client, oauth.None(), checked, redirectUri, verifier] as const),
      { ...options, additionalParameters: resourceOf(issuer) },
    );
    return tokensIn(
      await oauth.processAuthorizationCodeResponse(server, client, response, {
        ...{ expectedNonce: nonce, requireIdToken: true },
      }),
    );
  } catch (error) {
    throw toFlowError(error);
  }
}

/** Throws what the library throws. */
export async function refreshTokens(
  { issuer, server, client, options }: Known,
  refreshToken: string,
): Promise<Tokens> {
  const response = await oauth.refreshTokenGrantRequest(
    ...([server, client, oauth.None(), refreshToken] as const),
    { ...options, additionalParameters: resourceOf(issuer) },
  );
  const renewed = tokensIn(await oauth.processRefreshTokenResponse(server, client, response));
  // An issuer that does not rotate them says nothing of the one that goes on.
  return { ...renewed, refreshToken: renewed.refreshToken ?? refreshToken };
}

const tokensIn = (answer: oauth.TokenEndpointResponse): Tokens => ({
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token ?? null,
  lifeSeconds: answer.expires_in ?? LIFE_SECONDS,
});

const resourceOf = ({ resource }: ConsoleIssuer): Record<string, string> =>
  resource === null ? {} : { resource };
