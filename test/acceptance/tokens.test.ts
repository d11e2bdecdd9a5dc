import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createApi, readEnvelope, refusal } from './support/api.ts';
import { contosoTenant, people, resource } from './support/people.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { encodeForm, passwordForm, postForm, signIn, tokenUrl } from './support/tokens.ts';

const server = serveForFile();
const { executive, fabrikam } = people;
const v1Url = () => tokenUrl(server().url, contosoTenant);
const v2Url = () => `${server().url}/${contosoTenant}/oauth2/v2.0/token`;
const ask = (fields: Record<string, string>, url = v1Url()) => postForm(url, encodeForm(fields));
const clientForm = {
  grant_type: 'client_credentials',
  client_id: executive.clientId,
  client_secret: executive.clientSecret,
};

const v1Keys = [
  ...['access_token', 'expires_in', 'expires_on', 'ext_expires_in', 'not_before'],
  ...['resource', 'scope', 'token_type'],
];
const userKeys = [...v1Keys, 'id_token', 'refresh_token'].sort();

describe.concurrent('the v1 token endpoint', () => {
  test('answers a password grant with strings only', async () => {
    const asked = Math.floor(Date.now() / 1000);
    const { status, headers, body } = await ask(passwordForm(executive));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/json\b/);
    expect(Object.keys(body).sort()).toEqual(userKeys);
    expect(Object.values(body).map((value) => typeof value)).toEqual(userKeys.map(() => 'string'));
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: '3599', resource });
    const [from, until] = [Number(body.not_before), Number(body.expires_on)];
    expect(until - from).toBe(3600);
    expect(Math.abs(from - asked)).toBeLessThan(10);
  });

  test('trims the blanks around form values', async () => {
    const form = Object.entries(passwordForm(executive))
      .map(([name, value]) => `${name}= ${encodeURIComponent(value)} `)
      .join('&');
    const { status, body } = await postForm(v1Url(), form);
    expect(status).toBe(200);
    expect(body.resource).toBe(resource);
  });

  test('answers client_credentials without refresh_token and id_token', async () => {
    const { status, body } = await ask({ ...clientForm, resource });
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(v1Keys);
    const api = createApi(server().url, String(body.access_token));
    const answer = await api.tryQuery('SELECT BilledRevenueUSD FROM CustomersAndTenants LIMIT 1');
    expect(answer).toMatchObject({ statusCode: 200, totalCount: 1, dataRedacted: false });
  });

  test.each([
    'https://api.partnercenter.microsoft.com',
    'https://graph.windows.net',
    'https://graph.microsoft.com',
  ])('accepts the resource %s, repeats it, and the API takes the token', async (asked) => {
    const { status, body } = await ask({ ...passwordForm(executive), resource: asked });
    expect(status).toBe(200);
    expect(body.resource).toBe(asked);
    const answer = await createApi(server().url, String(body.access_token)).get('ScheduledDataset');
    expect(answer.statusCode).toBe(200);
  });

  test('returns client-request-id only when it is asked to', async () => {
    const form = encodeForm(passwordForm(executive));
    const id = '5a5f8b4e-3d2c-4c7e-9a7e-0f1e2d3c4b5a';
    const asked = await postForm(v1Url(), form, {
      'client-request-id': id,
      'return-client-request-id': 'true',
    });
    expect(asked.headers.get('client-request-id')).toBe(id);
    const unasked = await postForm(v1Url(), form, { 'client-request-id': id });
    expect(unasked.headers.get('client-request-id')).toBeNull();
  });

  test('ignores unknown headers and cookies', async () => {
    const { status } = await postForm(v1Url(), encodeForm(passwordForm(executive)), {
      Cookie: 'fpc=Ah1; stsservicecookie=ests; x-ms-gateway-slice=estsfd',
      'X-Unknown': '1',
    });
    expect(status).toBe(200);
  });
});

describe.concurrent('the refresh grant', () => {
  const refreshForm = (token: unknown) => ({
    ...{ grant_type: 'refresh_token', client_id: executive.clientId, resource },
    ...{ client_secret: executive.clientSecret, refresh_token: String(token) },
  });

  test('answers new tokens that work', async () => {
    const first = await ask(passwordForm(executive));
    const second = await ask(refreshForm(first.body.refresh_token));
    expect(second.status).toBe(200);
    expect(Object.keys(second.body)).toEqual(expect.arrayContaining([...v1Keys, 'refresh_token']));
    expect(second.body.refresh_token).not.toBe(first.body.refresh_token);
    const api = createApi(server().url, String(second.body.access_token));
    expect((await api.get('ScheduledDataset')).statusCode).toBe(200);
  });

  test('refuses a refresh token that was used, and what came of it', async () => {
    const first = await ask(passwordForm(executive));
    const second = await ask(refreshForm(first.body.refresh_token));
    const again = await ask(refreshForm(first.body.refresh_token));
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const family = await ask(refreshForm(second.body.refresh_token));
    expect(family).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});

describe.concurrent('revocation', () => {
  const { client_id, client_secret } = clientForm;
  const application = { client_id, client_secret };

  test('ends the refresh token and what came of it, and nothing else', async () => {
    const refresh = (token: unknown) =>
      ask({ ...application, grant_type: 'refresh_token', refresh_token: String(token), resource });
    const [first, other] = [await ask(passwordForm(executive)), await ask(passwordForm(executive))];
    const second = await refresh(first.body.refresh_token);
    const revokeUrl = `${server().url}/${contosoTenant}/oauth2/revoke`;
    const revoke = (token: unknown) =>
      fetch(revokeUrl, {
        method: 'POST',
        body: new URLSearchParams({ ...application, token: String(token) }),
      });
    const refused = await revoke(second.body.access_token);
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { error: 'unsupported_token_type' },
    ]);
    const revoked = await revoke(second.body.refresh_token);
    expect([revoked.status, await revoked.text()]).toEqual([200, '']);
    expect((await revoke('of nobody')).status).toBe(200);
    expect((await refresh(second.body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(other.body.refresh_token)).status).toBe(200);
  });
});

describe.concurrent('the v2.0 token endpoint', () => {
  test.each([
    ['client_credentials', clientForm],
    ['password', passwordForm(executive)],
  ])('answers numbers and no resource to %s', async (_, form) => {
    const { status, body } = await ask(
      { ...form, resource: '', scope: `${resource}/.default` },
      v2Url(),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });
    expect(body).not.toHaveProperty('resource');
    const api = createApi(server().url, String(body.access_token));
    expect((await api.get('ScheduledDataset')).statusCode).toBe(200);
  });
});

describe.concurrent('a refused token request', () => {
  const errorKeys = [
    ...['correlation_id', 'error', 'error_codes', 'error_description', 'timestamp', 'trace_id'],
  ];
  const good = passwordForm(executive);

  test.each([
    ['a wrong password', { ...good, password: 'x' }, 400, 'invalid_grant'],
    ['an unknown user', { ...good, username: 'x@y.example' }, 400, 'invalid_grant'],
    ['a wrong secret', { ...good, client_secret: 'x' }, 401, 'invalid_client'],
    ['an unknown application', { ...good, client_id: 'x' }, 400, 'unauthorized_client'],
    ['an unknown grant', { ...good, grant_type: 'magic' }, 400, 'unsupported_grant_type'],
    ['an unknown resource', { ...good, resource: 'https://x.example' }, 400, 'invalid_resource'],
    ['no user name', { ...good, username: '' }, 400, 'invalid_request'],
  ])('follows OAuth for %s', async (_, form, status, error) => {
    const refused = await ask(form);
    expect(refused.status).toBe(status);
    expect(Object.keys(refused.body).sort()).toEqual(errorKeys);
    expect(refused.body).toEqual({
      error,
      error_description: expect.any(String),
      error_codes: [expect.any(Number)],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      trace_id: expect.any(String),
      correlation_id: expect.any(String),
    });
  });

  test('never says whether the user or the password was wrong', async () => {
    const [password, user, otherTenant] = await Promise.all([
      ask({ ...good, password: 'x' }),
      ask({ ...good, username: 'x@y.example' }),
      ask({ ...good, username: fabrikam.userName, password: fabrikam.password }),
    ]);
    const told = ({ status, body }: typeof password) => [
      ...[status, body.error, body.error_codes, body.error_description],
    ];
    expect(told(user)).toEqual(told(password));
    expect(told(otherTenant)).toEqual(told(password));
  });

  test('is also the answer to an unknown tenant', async () => {
    const unknown = '00000000-0000-4000-8000-00000000dead';
    const refused = await ask(good, tokenUrl(server().url, unknown));
    expect(refused.status).toBe(400);
    expect(Object.keys(refused.body).sort()).toEqual(errorKeys);
  });
});

describe.concurrent('metadata and keys', () => {
  const document = async (path: string): Promise<Record<string, unknown>> => {
    const response = await fetch(server().url + path);
    expect(response.status).toBe(200);
    return (await response.json()) as Record<string, unknown>;
  };
  const parts = (token: string, index: number) =>
    JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());

  test.each([
    ['', 'oauth2/token'],
    ['v2.0/', 'oauth2/v2.0/token'],
  ])('are published at %s.well-known/openid-configuration', async (version, endpoint) => {
    const base = `${server().url}/${contosoTenant}`;
    const metadata = await document(`/${contosoTenant}/${version}.well-known/openid-configuration`);
    expect(metadata).toMatchObject({
      issuer: expect.stringContaining(contosoTenant),
      token_endpoint: `${base}/${endpoint}`,
      jwks_uri: `${base}/discovery/keys`,
    });
  });

  test('verify the access token: RS256, one hour, issuer and audience', async () => {
    const token = await signIn(server().url, executive);
    const header = parts(token, 0);
    const claims = parts(token, 1);
    const { keys } = (await document(`/${contosoTenant}/discovery/keys`)) as {
      keys: (JsonWebKey & { kid: string })[];
    };
    const key = keys.find(({ kid }) => kid === header.kid);
    expect(header.alg).toBe('RS256');
    expect(Object.keys(key ?? {})).not.toContain('d');
    const [head, body, signature] = token.split('.');
    const publicKey = createPublicKey({ key: key ?? {}, format: 'jwk' });
    const signed = Buffer.from(`${head}.${body}`);
    expect(verify('RSA-SHA256', signed, publicKey, Buffer.from(signature ?? '', 'base64url'))).toBe(
      true,
    );
    const metadata = await document(`/${contosoTenant}/.well-known/openid-configuration`);
    expect(claims).toMatchObject({ iss: metadata.issuer, aud: resource, tid: contosoTenant });
    expect(claims.exp - claims.nbf).toBe(3600);
  });
});

describe.concurrent('a call of the API', () => {
  const path = '/insights/v1/mpn/ScheduledDataset';
  const call = (headers: Record<string, string>) =>
    createApi(server().url).send('GET', path, { headers });

  test('takes the token as Authorization or as X-AadUserTicket', async () => {
    const token = await signIn(server().url, executive);
    expect((await call({ Authorization: `Bearer ${token}` })).statusCode).toBe(200);
    expect((await call({ 'X-AadUserTicket': token })).statusCode).toBe(200);
  });

  test.each([
    ['no token', {}],
    ['an empty one', { Authorization: 'Bearer ' }],
    ['no token at all but words', { Authorization: 'Bearer not.a.token' }],
  ])('is refused with 401 for %s', async (_, headers) => {
    refusal(await call(headers as Record<string, string>), 401);
  });

  test('is refused with 401 for an altered token', async () => {
    const token = await signIn(server().url, executive);
    const [head, body, signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString());
    const altered = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 1 }));
    const forged = `${head}.${altered.toString('base64url')}.${signature}`;
    refusal(await call({ Authorization: `Bearer ${forged}` }), 401);
    const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    refusal(await call({ Authorization: `Bearer ${unsigned}.${body}.` }), 401);
  });

  test('is refused with 401 for an id_token and a refresh token', async () => {
    const { body } = await ask(passwordForm(executive));
    refusal(await call({ Authorization: `Bearer ${body.refresh_token}` }), 401);
    refusal(await call({ Authorization: `Bearer ${body.id_token}` }), 401);
  });

  test('answers 401 in the envelope on every address', async () => {
    const response = await fetch(`${server().url}/insights/v1.1/mpn/ScheduledReport`);
    const answer = readEnvelope(response.status, response.headers, await response.text());
    expect(answer.statusCode).toBe(401);
  });
});
