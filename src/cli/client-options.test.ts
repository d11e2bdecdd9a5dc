import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { ClientEnvironment } from '../config/client-environment.ts';
import type { ClientIo } from './client-io.ts';
import { type ClientFlags, readClientOptions } from './client-options.ts';
import { credentials } from './testing/run-command.ts';

const read = (flags: ClientFlags, environment: ClientEnvironment) =>
  readClientOptions(flags, ioWith(environment));

const ioWith = (environment: ClientEnvironment): ClientIo => ({
  stdin: new PassThrough(),
  stdout: new PassThrough(),
  stderr: new PassThrough(),
  environment,
});

test('the local server is the default, for tokens too', async () => {
  expect(await read({}, credentials)).toMatchObject({
    apiUrl: 'http://127.0.0.1:8080',
    loginUrl: 'http://127.0.0.1:8080',
    ...credentials,
  });
});

test('the environment wins over defaults, the command line over the environment', async () => {
  const environment = { ...credentials, apiUrl: 'http://api', userName: 'env', password: 'p' };
  const flags = { login: 'http://login', tenant: 'tenant-2', user: 'me' };
  expect(await read(flags, environment)).toMatchObject({
    apiUrl: 'http://api',
    loginUrl: 'http://login',
    tenantId: 'tenant-2',
    clientId: 'app-1',
    userName: 'me',
    password: 'p',
  });
});

test.each<[string, ClientFlags, ClientEnvironment]>([
  ['--tenant is missing; give it or set INSIGHTS_TENANT_ID', {}, {}],
  ['--client-id is missing; give it or set INSIGHTS_CLIENT_ID', { tenant: 't' }, {}],
  [
    'INSIGHTS_CLIENT_SECRET is not set, and there is no terminal to ask on',
    { tenant: 't', clientId: 'c' },
    {},
  ],
  ['INSIGHTS_PASSWORD is not set, and there is no terminal', { user: 'me' }, credentials],
  ['--api should be an http or https address, not "localhost:80"', { api: 'localhost:80' }, {}],
])('%s', async (message, flags, environment) => {
  await expect(read(flags, environment)).rejects.toThrow(message);
});

test('on a terminal the secret is asked for, and not shown', async () => {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = new PassThrough();
  let shown = '';
  stderr.on('data', (chunk) => {
    // The prompt listens once it has drawn itself.
    if (shown === '') setImmediate(() => stdin.write('typed-secret\r'));
    shown += chunk;
  });
  const { clientSecret: _, ...environment } = credentials;
  const options = await readClientOptions({}, { ...ioWith(environment), stdin, stderr });
  expect(options.clientSecret).toBe('typed-secret');
  expect(shown).toContain('Secret of application app-1');
  expect(shown).not.toContain('typed');
});
