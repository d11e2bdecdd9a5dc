import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadConfig, toEnvironment } from './load-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('defaults stand where nothing is given', () => {
  const config = loadConfig({}, {});
  expect(config).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    minimumLeadHours: 4,
    sample: false,
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('the command line wins over the environment, the environment over the file', () => {
  const file = join(folder, 'insights.yaml');
  writeFileSync(file, 'port: 1001\nhost: 0.0.0.0\nlinkHours: 2\n');
  const config = loadConfig(
    { port: 3003 },
    { INSIGHTS_CONFIG: file, INSIGHTS_PORT: '2002', INSIGHTS_HOST: '127.0.0.2' },
  );
  expect(config).toMatchObject({ port: 3003, host: '127.0.0.2', linkHours: 2 });
});

test('every faulty value is named, with what would be right', () => {
  expect(() =>
    loadConfig({}, { INSIGHTS_ENGINE_MEMORY: 'lots', INSIGHTS_PUBLIC_URL: 'foo' }),
  ).toThrowError(
    /INSIGHTS_PUBLIC_URL is "foo".*\nINSIGHTS_ENGINE_MEMORY is "lots"; it should be a size/,
  );
  expect(() =>
    loadConfig({}, { INSIGHTS_PORT: 'http', INSIGHTS_SAMPLE: 'maybe', INSIGHTS_LOG_LEVEL: 'loud' }),
  ).toThrowError(
    'INSIGHTS_SAMPLE is "maybe"; it should be true or false.\n' +
      'INSIGHTS_PORT is "http"; it should be a whole number, from 0 to 65535.\n' +
      'INSIGHTS_LOG_LEVEL is "loud"; it should be one of debug, info, warn, error, silent.',
  );
});

test('a faulty value that may hold a password is not shown', () => {
  expect(() =>
    loadConfig({}, { INSIGHTS_DATABASE_URL: 'mysql://u:open-sesame@host/db' }),
  ).toThrowError(
    /^INSIGHTS_DATABASE_URL is faulty; it should be a postgres:\/\/ address, with %23/,
  );
});

test('an unknown name in the file stops the start', () => {
  const file = join(folder, 'typo.yaml');
  writeFileSync(file, 'prot: 1\n');
  expect(() => loadConfig({}, { INSIGHTS_CONFIG: file })).toThrowError(/unknown setting "prot"/);
});

test('a child process reads the same configuration from its environment', () => {
  const config = loadConfig({ port: 9, catalogFolders: 'a,b', sample: true }, {});
  expect(loadConfig({}, toEnvironment(config))).toEqual(config);
});

test('with the sample world callbacks may go to this machine, unless the setting says otherwise', () => {
  const allowed = (environment: NodeJS.ProcessEnv) =>
    loadConfig({}, environment).callbacksAllowPrivateNetworks;
  expect(allowed({})).toBe(false);
  expect(allowed({ INSIGHTS_SAMPLE: 'true' })).toBe(true);
  expect(
    allowed({ INSIGHTS_SAMPLE: 'true', INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS: 'false' }),
  ).toBe(false);
});

test('a variable that is no setting is refused, and the nearest one named', () => {
  expect(() => loadConfig({}, { INSIGHTS_WORKER_CONCURENCY: '4' })).toThrow(
    'INSIGHTS_WORKER_CONCURENCY is no setting; the nearest is INSIGHTS_WORKER_CONCURRENCY.',
  );
  expect(loadConfig({}, { INSIGHTS_API_URL: 'http://x', INSIGHTS_TEST_X: '1' }).port).toBe(8080);
});

test.each([
  '*',
  'https://a.example/',
  'https://a.example/path',
  'a.example',
  'HTTPS://a.example',
  'ftp://a',
])('CORS for %s is refused: origins are exact', (origin) => {
  const environment = { INSIGHTS_CORS_ORIGINS: `https://b.example:8443, ${origin}` };
  expect(() => loadConfig({}, environment)).toThrowError(
    /^INSIGHTS_CORS_ORIGINS is .* exact origins/,
  );
});

test('several origins are read from one variable', () => {
  const environment = { INSIGHTS_CORS_ORIGINS: 'https://b.example:8443, http://localhost:5173' };
  expect(loadConfig({}, environment).corsOrigins).toEqual([
    'https://b.example:8443',
    'http://localhost:5173',
  ]);
});
