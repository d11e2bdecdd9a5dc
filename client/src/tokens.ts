import { errorOf, InsightsError } from './errors.ts';
import type { Answer, HttpSender } from './request.ts';
import type { TimeSource } from './time-source.ts';

export interface Credentials {
  readonly loginUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly resource: string;
  /** Given: the password grant. Absent: the application signs in as itself. */
  readonly userName?: string;
  readonly password?: string;
}

export interface TokenSource {
  /** An access token that is not about to expire. Concurrent callers share one request. */
  get(): Promise<string>;
  /** A newer token than the one that the service has refused. */
  replace(refused: string): Promise<string>;
}

interface Token {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** When to get the next one, in milliseconds since 1970. */
  readonly renewTime: number;
}

export function createTokenSource(
  credentials: Credentials,
  sender: HttpSender,
  time: TimeSource,
): TokenSource {
  let current: Token | undefined;
  let renewing: Promise<Token> | undefined;

  const renew = (): Promise<Token> => {
    renewing ??= requestToken(credentials, current?.refreshToken ?? null, sender, time)
      .then((token) => {
        current = token;
        return token;
      })
      .finally(() => {
        renewing = undefined;
      });
    return renewing;
  };
  const fresh = (token: Token | undefined): token is Token =>
    token !== undefined && time.now() < token.renewTime;

  return {
    get: async () => (fresh(current) ? current : await renew()).accessToken,
    replace: async (refused) =>
      (current && current.accessToken !== refused ? current : await renew()).accessToken,
  };
}

async function requestToken(
  credentials: Credentials,
  refreshToken: string | null,
  sender: HttpSender,
  time: TimeSource,
): Promise<Token> {
  if (refreshToken !== null) {
    const refreshed = await requestGrant(refreshGrant(refreshToken), 'refused').catch(
      onlyOurErrors,
    );
    if (refreshed) return refreshed;
  }
  return requestGrant(fullGrant(credentials), 'idempotent');

  async function requestGrant(
    grant: Record<string, string>,
    retryOn: 'idempotent' | 'refused',
  ): Promise<Token> {
    const { loginUrl, tenantId, clientId, clientSecret, resource } = credentials;
    const fields = { ...grant, client_id: clientId, client_secret: clientSecret, resource };
    const answer = await sender.send({
      url: new URL(`${loginUrl}/${encodeURIComponent(tenantId)}/oauth2/token`),
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(fields).toString(),
      retryOn,
    });
    return readToken(answer, time.now());
  }
}

const refreshGrant = (refreshToken: string): Record<string, string> => ({
  grant_type: 'refresh_token',
  refresh_token: refreshToken,
});

const fullGrant = ({ userName, password = '' }: Credentials): Record<string, string> =>
  userName
    ? { grant_type: 'password', username: userName, password, scope: 'openid' }
    : { grant_type: 'client_credentials' };

/** A refresh that fails, for whatever reason, is no failure: the full grant is asked next. */
function onlyOurErrors(error: unknown): undefined {
  if (!(error instanceof InsightsError)) throw error;
}

function readToken(answer: Answer, now: number): Token {
  if (answer.status !== 200) throw errorOf(answer);
  const body = parseJson(answer);
  if (typeof body.access_token !== 'string') throw notAToken(answer);
  return {
    accessToken: body.access_token,
    refreshToken: typeof body.refresh_token === 'string' ? body.refresh_token : null,
    renewTime: now + renewAfterMs(Number(body.expires_in)),
  };
}

/** Five minutes before its end, or at nine tenths of a short life. Counted from here: clocks differ. */
function renewAfterMs(expiresInSeconds: number): number {
  const life = (expiresInSeconds > 0 ? expiresInSeconds : 3600) * 1000;
  return life - Math.min(300_000, life / 10);
}

function parseJson(answer: Answer): Record<string, unknown> {
  try {
    return Object(JSON.parse(answer.text));
  } catch {
    throw notAToken(answer);
  }
}

const notAToken = ({ status }: Answer): InsightsError =>
  new InsightsError('The login address did not answer with a token. Is it the right one?', {
    status,
  });
