import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from './support/api.ts';
import { type Azurite, startAzurite } from './support/azurite.ts';
import { filesIn } from './support/files.ts';
import { people } from './support/people.ts';
import { rawRequest } from './support/raw-request.ts';
import { completedExecution, createQuery, createRunNow, secureLink } from './support/reports.ts';
import { runCommand } from './support/run-command.ts';
import { type Server, startServer } from './support/start-server.ts';
import { signIn } from './support/tokens.ts';

const query = 'SELECT CustomerName, Month FROM CustomersAndTenants TIMESPAN LAST_6_MONTHS';
let folder: string;
let azurite: Azurite;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'object-store-'));
  azurite = await startAzurite();
  server = await startServer({ env: { ...azurite.settings, INSIGHTS_FILE_LINKS: 'redirect' } });
});
afterAll(async () => {
  await server?.stop();
  await azurite?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function linkOfReport(): Promise<string> {
  const api = createApi(server.url, await signIn(server.url, people.executive));
  const { reportId } = await createRunNow(api, await createQuery(api, query));
  return secureLink(await completedExecution(api, reportId));
}

test('report files lie in the object store, and a link of the service leads to them there', async () => {
  const link = await linkOfReport();
  expect(new URL(link).origin).toBe(new URL(server.url).origin);
  const redirect = await rawRequest(link);
  const location = String(redirect.headers.location);
  expect([redirect.status, new URL(location).origin]).toEqual([302, azurite.origin]);
  const stored = await rawRequest(location);
  expect(gunzipSync(stored.bytes).toString()).toMatch(/^CustomerName,Month\r?\n/);
  expect(await (await fetch(link)).text()).toBe(gunzipSync(stored.bytes).toString());
  expect(await azurite.list()).toContainEqual(expect.stringMatching(/\.csv\.gz$/));
  expect(await filesIn(server.home)).toEqual({ whole: [], begun: [] });
});

test('who takes no gzip is given the text by the service itself', async () => {
  const answer = await rawRequest(await linkOfReport(), {
    headers: { 'Accept-Encoding': 'identity' },
  });
  expect([answer.status, answer.bytes.toString().split(',')[0]]).toEqual([200, 'CustomerName']);
});

test('insights pull follows the link there, and insights verify finds the file whole', async () => {
  const env = {
    INSIGHTS_API_URL: server.url,
    INSIGHTS_TENANT_ID: people.executive.tenant,
    INSIGHTS_CLIENT_ID: people.executive.clientId,
    INSIGHTS_CLIENT_SECRET: people.executive.clientSecret,
    INSIGHTS_USER: people.executive.userName,
    INSIGHTS_PASSWORD: people.executive.password,
  };
  const [file, manifest] = [join(folder, 'out.csv'), join(folder, 'out.json')];
  const pulled = await runCommand(['pull', query, '-o', file, '--manifest', manifest], { env });
  expect(pulled.code, pulled.stderr).toBe(0);
  const verified = await runCommand(['verify', file, manifest], { env });
  expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('is whole')]);
});

test('another deployment is not let into the same place', async () => {
  const home = join(folder, 'other-home');
  const args = ['api', '--port', '0', '--home', home];
  const { code, stderr } = await runCommand(args, { env: azurite.settings });
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining('these report files belong to another home'),
  ]);
});
