import { describe, expect, test } from 'vitest';
import type { ConsoleIssuer } from '../../config/console-config.ts';
import { SignInError } from '../tokens.ts';
import { arrivalAt } from './arrival.ts';
import { createExternalSignIn, type Surroundings } from './external-sign-in.ts';
import type { FlowError } from './flow-error.ts';

const base = new URL('https://insights.example/pi/console/');
const issuer: ConsoleIssuer = {
  issuer: 'https://login.example/t',
  name: 'Contoso',
  clientId: 'console',
  scopes: ['openid', 'offline_access'],
  resource: 'api://insights',
  parameters: { audience: 'insights' },
  origins: ['https://login.example', 'https://tokens.example'],
};

const metadata = {
  issuer: issuer.issuer,
  authorization_endpoint: 'https://login.example/t/authorize',
  token_endpoint: 'https://tokens.example/t/token',
  revocation_endpoint: 'https://tokens.example/t/revoke',
  end_session_endpoint: 'https://login.example/t/bye?a=b',
};

const json = (body: unknown, status = 200) => Response.json(body, { status });
const seconds = () => Math.floor(Date.now() / 1000);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const idToken = (claims: object) =>
  `${part({ alg: 'RS256' })}.${part({ iss: issuer.issuer, aud: 'console', sub: 'ada', iat: seconds(), exp: seconds() + 60, ...claims })}.${part({})}`;

interface Asked {
  readonly url: string;
  readonly form: URLSearchParams;
}

/** A browser window and an issuer whose answers a test writes. */
function world(changes: Partial<ConsoleIssuer> = {}) {
  const kept = new Map<string, string>();
  const asked: Asked[] = [];
  const left: URL[] = [];
  let discovery: () => Response = () => json(metadata);
  let token: (form: URLSearchParams) => Response = () => json({});
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
  const fetch: Surroundings['fetch'] = async (address, init) => {
    const url = String(address);
    if (url.includes('openid-configuration')) return discovery();
    const form = new URLSearchParams(String(init?.body ?? ''));
    asked.push({ url, form });
    return url.endsWith('/revoke') ? new Response() : token(form);
  };
  const told = { ...issuer, ...changes };
  const opened = (address = base.href, given: Partial<Surroundings> = {}) =>
    createExternalSignIn({
      ...{ issuers: [told], base, storage, fetch, go: (url: URL) => void left.push(url) },
      arrival: arrivalAt(new URL(address), base),
      ...given,
    });
  return {
    ...{ kept, asked, left, opened, issuer: told },
    discoveryIs: (answer: () => Response) => {
      discovery = answer;
    },
    tokensAre: (answer: (form: URLSearchParams) => Response) => {
      token = answer;
    },
    /** To the issuer and back, with what it says. */
    there: async (answer: (sent: URLSearchParams) => Record<string, string>) => {
      await opened().start(told, '/datasets?q=a');
      const sent = left.at(-1)?.searchParams ?? new URLSearchParams();
      const query = new URLSearchParams(answer(sent));
      return { sent, returned: opened(`${base.href}signed-in?${query}`) };
    },
  };
}

const withCode = (sent: URLSearchParams) => ({ code: 'c0de', state: sent.get('state') ?? '' });

const failureOf = async (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: FlowError) => [error.failure, error.detail],
  );

test('leads to the issuer with a challenge, and remembers what proves that the answer is its own', async () => {
  const { opened, left, kept } = world();
  await opened().start(issuer, '/me');
  const [url] = left;
  const pending = JSON.parse([...kept.values()][0] ?? '');
  expect(`${url?.origin}${url?.pathname}`).toBe(metadata.authorization_endpoint);
  expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
    ...{ response_type: 'code', client_id: 'console', scope: 'openid offline_access' },
    redirect_uri: 'https://insights.example/pi/console/signed-in',
    ...{ resource: 'api://insights', audience: 'insights' },
    ...{ state: pending.state, nonce: pending.nonce, code_challenge_method: 'S256' },
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(url?.href).not.toContain(pending.verifier);
  expect(pending).toMatchObject({ issuer: issuer.issuer, next: '/me' });
});

test('again means that whoever is signed in there is asked all the same', async () => {
  const { opened, left } = world();
  await opened().start(issuer, '/', true);
  const parameters = { prompt: 'consent none' };
  await opened().start({ ...issuer, parameters }, '/', true);
  expect(left.map((url) => url.searchParams.get('prompt'))).toEqual(['login', 'login consent']);
});

test('changes the code for tokens, once, and nothing of it stays in the browser', async () => {
  const { there, tokensAre, asked, kept } = world();
  const { sent, returned } = await there(withCode);
  expect(kept.size).toBe(0);
  tokensAre(() =>
    json({
      ...{ access_token: 'at', token_type: 'Bearer', refresh_token: 'rt', expires_in: 600 },
      id_token: idToken({ nonce: sent.get('nonce') }),
    }),
  );
  const back = returned.returned();
  expect(back).toMatchObject({ issuer: { name: 'Contoso' }, next: '/datasets?q=a' });
  const finished = await back?.finish();
  expect(finished?.tokens).toEqual({ accessToken: 'at', refreshToken: 'rt', lifeSeconds: 600 });
  expect(await back?.finish()).toBe(finished);
  expect(asked).toHaveLength(1);
  expect(Object.fromEntries(asked[0]?.form ?? [])).toEqual({
    ...{ grant_type: 'authorization_code', code: 'c0de', client_id: 'console' },
    redirect_uri: sent.get('redirect_uri'),
    ...{ resource: 'api://insights', code_verifier: expect.stringMatching(/^[\w-]{43,}$/) },
  });
  returned.dealtWith();
  expect(returned.returned()).toBeNull();
});

describe('tokens that are there', () => {
  const signedIn = async (changes: object = {}) => {
    const at = world();
    const { sent, returned } = await at.there(withCode);
    const first = { access_token: 'a1', token_type: 'Bearer', refresh_token: 'r1' };
    at.tokensAre(() => json({ ...first, id_token: idToken({ nonce: sent.get('nonce') }) }));
    const finished = await returned.returned()?.finish();
    if (!finished) throw new Error('nothing came back');
    at.tokensAre(() => json({ access_token: 'a2', token_type: 'Bearer', ...changes }));
    return { ...at, ...finished };
  };

  test('are renewed for the same resource, by the newest refresh token', async () => {
    const { tokenIssuer, asked } = await signedIn({ refresh_token: 'r2', expires_in: 60 });
    expect(await tokenIssuer.refresh('r1')).toEqual({
      ...{ accessToken: 'a2', refreshToken: 'r2', lifeSeconds: 60 },
    });
    expect(Object.fromEntries(asked.at(-1)?.form ?? [])).toMatchObject({
      ...{ grant_type: 'refresh_token', refresh_token: 'r1', resource: 'api://insights' },
    });
  });

  test('keep their refresh token where the issuer does not change it', async () => {
    const { tokenIssuer } = await signedIn();
    expect((await tokenIssuer.refresh('r1')).refreshToken).toBe('r1');
  });

  test.each([
    [() => json({ error: 'invalid_grant' }, 400), 400],
    [() => json({ error: 'slow_down' }, 429), 429],
    [() => json({ error: 'temporarily_unavailable' }, 503), 0],
    [() => new Response('<h1>bad gateway</h1>', { status: 502 }), 0],
    [
      () => {
        throw new TypeError('Failed to fetch');
      },
      0,
    ],
  ])('tell by a code whether the session may go on (%#)', async (answer, code) => {
    const { tokenIssuer, tokensAre } = await signedIn();
    tokensAre(answer);
    const refused = await tokenIssuer.refresh('r1').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(SignInError);
    expect(refused).toMatchObject({ code });
  });

  test('are given back, and the sign-in there ends on a page of the issuer', async () => {
    const { tokenIssuer, asked } = await signedIn();
    const page = tokenIssuer.signOut('r1');
    expect(page?.href).toBe(
      'https://login.example/t/bye?a=b&client_id=console&post_logout_redirect_uri=https%3A%2F%2Finsights.example%2Fpi%2Fconsole%2Fsigned-out',
    );
    await expect.poll(() => asked.at(-1)?.url).toBe(metadata.revocation_endpoint);
    expect(asked.at(-1)?.form.get('token')).toBe('r1');
  });
});

describe('fails in words for', () => {
  const back = async (answer: (sent: URLSearchParams) => Record<string, string>, at = world()) => {
    const { sent, returned } = await at.there(answer);
    return {
      ...at,
      sent,
      failure: () => failureOf(returned.returned()?.finish() ?? Promise.resolve()),
    };
  };

  test.each([
    ['access_denied', 'denied'],
    ['consent_required', 'denied'],
    ['invalid_scope', 'refused'],
    ['temporarily_unavailable', 'offline'],
  ])('the answer %s: %s', async (error, failure) => {
    const { failure: told } = await back((sent) => ({
      ...{ error, error_description: 'why', state: sent.get('state') ?? '' },
    }));
    expect(await told()).toEqual([failure, `${error}: why`]);
  });

  test('a state of somebody else, a second use of the address, and an answer to no question', async () => {
    const foreign = await back(() => ({ code: 'c', state: 'of somebody else' }));
    expect(await foreign.failure()).toEqual(['stranger', null]);
    expect(foreign.asked).toEqual([]);
    const again = foreign.opened(`${base.href}signed-in?code=c&state=s`).returned();
    expect(again?.issuer).toBeUndefined();
    expect(await failureOf(again?.finish() ?? Promise.resolve())).toEqual(['stranger', null]);
  });

  test('a code that the issuer refuses', async () => {
    const { tokensAre, failure } = await back(withCode);
    tokensAre(() => json({ error: 'invalid_grant', error_description: 'used' }, 400));
    expect(await failure()).toEqual(['refused', 'invalid_grant: used']);
  });

  test.each<[string, object, string]>([
    ['another nonce', { nonce: 'other' }, 'malformed'],
    ['another audience', { aud: 'other' }, 'malformed'],
    ['another issuer', { iss: 'https://evil.example' }, 'malformed'],
    ['another time', { exp: seconds() - 3600 }, 'clock'],
  ])('an id token of %s', async (_, claims, told) => {
    const { tokensAre, sent, failure } = await back(withCode);
    const id_token = idToken({ nonce: sent.get('nonce'), ...claims });
    tokensAre(() => json({ access_token: 'a', token_type: 'Bearer', id_token }));
    expect((await failure())?.[0]).toBe(told);
  });

  test('an issuer that is down, another one, and endpoints elsewhere', async () => {
    const { opened, discoveryIs } = world();
    const start = () => failureOf(opened().start(issuer, '/'));
    discoveryIs(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(await start()).toEqual(['offline', null]);
    discoveryIs(() => new Response('', { status: 503 }));
    expect(await start()).toEqual(['offline', null]);
    discoveryIs(() => json({ ...metadata, issuer: 'https://evil.example' }));
    expect(await start()).toEqual(['malformed', null]);
    discoveryIs(() => json({ ...metadata, authorization_endpoint: 'javascript:alert(1)' }));
    expect(await start()).toEqual(['malformed', null]);
    discoveryIs(() => json({ ...metadata, token_endpoint: 'https://evil.example/token' }));
    expect(await start()).toEqual(['setup', 'https://evil.example']);
  });

  test('a browser that keeps nothing', async () => {
    const { opened } = world();
    const without = opened(base.href, { storage: undefined });
    expect(await failureOf(without.start(issuer, '/'))).toEqual(['storage', null]);
  });
});

test('nothing has come back where the address says nothing, as after a reload', () => {
  expect(world().opened(`${base.href}signed-in`).returned()).toBeNull();
});

test('a sign-in that nobody went on with is forgotten as the console starts again', async () => {
  const { opened, kept } = world();
  await opened().start(issuer, '/');
  expect(kept.size).toBe(1);
  expect(opened().returned()).toBeNull();
  expect(kept.size).toBe(0);
});
