import { expect, test } from 'vitest';
import { createSender } from './request.ts';
import { defaultRetry } from './retry.ts';
import { type Script, startScripted } from './testing/scripted-server.ts';
import { credentials, manualTime, tokenReply } from './testing/test-client.ts';
import { createTokenSource } from './tokens.ts';

async function start(script: Script, more: object = {}) {
  const server = await startScripted(script);
  const time = manualTime();
  const all = { ...credentials, loginUrl: server.url, resource: 'https://resource', ...more };
  const tokens = createTokenSource(all, createSender(fetch, defaultRetry, time), time);
  const forms = () => server.seen.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  return { server, tokens, time, forms };
}

const counting = (): Script => {
  let number = 0;
  return () => tokenReply(++number);
};

test('a user signs in by the password grant', async () => {
  const { server, tokens, forms } = await start(counting());
  await using _ = server;
  expect(await tokens.get()).toBe('token-1');
  expect(server.seen[0]).toMatchObject({ method: 'POST', path: '/tenant-1/oauth2/token' });
  expect(forms()).toEqual([
    {
      grant_type: 'password',
      client_id: 'app-1',
      client_secret: 'app secret',
      username: 'exec@contoso.example',
      password: 'pass&word',
      resource: 'https://resource',
      scope: 'openid',
    },
  ]);
});

test('without a user the application signs in as itself', async () => {
  const { server, tokens, forms } = await start(counting(), { userName: undefined });
  await using _ = server;
  await tokens.get();
  expect(forms()[0]).toEqual({
    grant_type: 'client_credentials',
    client_id: 'app-1',
    client_secret: 'app secret',
    resource: 'https://resource',
  });
});

test('concurrent callers share one request', async () => {
  const { server, tokens } = await start(counting());
  await using _ = server;
  const all = await Promise.all([tokens.get(), tokens.get(), tokens.get()]);
  expect(all).toEqual(['token-1', 'token-1', 'token-1']);
  expect(server.seen).toHaveLength(1);
});

test('a token is kept until five minutes before its end, then refreshed', async () => {
  const { server, tokens, time, forms } = await start(counting());
  await using _ = server;
  await tokens.get();
  time.pass(3_299_000 - 1);
  expect(await tokens.get()).toBe('token-1');
  time.pass(1);
  expect(await tokens.get()).toBe('token-2');
  expect(forms()[1]).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'refresh-1',
    client_id: 'app-1',
    client_secret: 'app secret',
    resource: 'https://resource',
  });
});

test('a short-lived token is not renewed all the time', async () => {
  const { server, tokens, time } = await start(() => [
    200,
    { access_token: 'short', expires_in: 60 },
  ]);
  await using _ = server;
  await tokens.get();
  time.pass(53_000);
  await tokens.get();
  expect(server.seen).toHaveLength(1);
  time.pass(1_000);
  await tokens.get();
  expect(server.seen).toHaveLength(2);
});

test('a refused refresh falls back to the full grant', async () => {
  let number = 0;
  const { server, tokens, time, forms } = await start(({ body }) =>
    body.includes('grant_type=refresh_token')
      ? [400, { error: 'invalid_grant', error_description: 'used' }]
      : tokenReply(++number),
  );
  await using _ = server;
  await tokens.get();
  time.pass(3_600_000);
  expect(await tokens.get()).toBe('token-2');
  expect(forms().map((form) => form.grant_type)).toEqual(['password', 'refresh_token', 'password']);
});

test('a refused token is replaced once, however many callers had it', async () => {
  const { server, tokens } = await start(counting());
  await using _ = server;
  const refused = await tokens.get();
  const all = await Promise.all([tokens.replace(refused), tokens.replace(refused)]);
  expect([...all, await tokens.replace(refused)]).toEqual(['token-2', 'token-2', 'token-2']);
  expect(server.seen).toHaveLength(2);
});

test('wrong credentials are told in the words of the service, and asked again next time', async () => {
  const { server, tokens } = await start(() => [
    401,
    { error: 'invalid_client', error_description: 'No such sign-in.', correlation_id: 'c-1' },
  ]);
  await using _ = server;
  await expect(tokens.get()).rejects.toMatchObject({
    name: 'InsightsError',
    status: 401,
    message: 'No such sign-in.',
    correlationId: 'c-1',
  });
  await expect(tokens.get()).rejects.toThrow('No such sign-in.');
  expect(server.seen).toHaveLength(2);
});

test.each(['<html>', '{}', 'null'])('an answer of %s is no token', async (body) => {
  const { server, tokens } = await start(() => [200, body]);
  await using _ = server;
  await expect(tokens.get()).rejects.toThrow('did not answer with a token');
});
