import { expect, test } from 'vitest';
import { jsonAnswer } from './external.fixture.ts';
import type { Fetch } from './fetch-json.ts';
import { fetchKeys } from './fetch-keys.ts';

/** A `fetch` that knows these documents. */
const knowing =
  (documents: Record<string, unknown>): Fetch =>
  async (address) => {
    const document = documents[String(address)];
    return document === undefined ? jsonAnswer({}, 404) : jsonAnswer(document);
  };

const issuer = 'https://login.example/realms/one';
const discovery = `${issuer}/.well-known/openid-configuration`;
const keys = { keys: [] };

test('asks where it is told to', async () => {
  const fetch = knowing({ 'https://keys.example/': keys });
  expect(await fetchKeys(fetch, { issuer, jwksUri: 'https://keys.example/' })).toEqual(keys);
});

test.each([issuer, `${issuer}/`])('else where the discovery document of %s says', async (name) => {
  const fetch = knowing({
    [discovery]: { issuer: name, jwks_uri: 'https://login.example/keys' },
    'https://login.example/keys': keys,
  });
  expect(await fetchKeys(fetch, { issuer: name, jwksUri: null })).toEqual(keys);
});

test.each([
  [
    { issuer: 'https://evil.example/', jwks_uri: 'https://login.example/keys' },
    /of the issuer "https:\/\/evil/,
  ],
  [{ jwks_uri: 'https://login.example/keys' }, /of the issuer undefined/],
  [
    { issuer, jwks_uri: 'http://login.example/keys' },
    /its jwks_uri is "http:.*it should be an https/,
  ],
  [{ issuer }, /its jwks_uri is undefined/],
  [null, /of the issuer undefined/],
])('refuses the discovery document %j', async (document, reason) => {
  const fetch = knowing({ [discovery]: document, 'https://login.example/keys': keys });
  await expect(fetchKeys(fetch, { issuer, jwksUri: null })).rejects.toThrow(reason);
});
