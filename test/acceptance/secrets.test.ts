import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Api, createApi, type Item } from './support/api.ts';
import { deliveriesOf, secretsOf } from './support/callbacks.ts';
import { people } from './support/people.ts';
import { rawRequest } from './support/raw-request.ts';
import { type Receiver, startReceiver } from './support/receiver.ts';
import { completedExecution, createQuery, createRunNow, secureLink } from './support/reports.ts';
import { type Server, startServer } from './support/start-server.ts';
import { encodeForm, passwordForm, postForm, tokenUrl } from './support/tokens.ts';

/**
 * A server that logs all it can, through a whole walk: right requests, and wrong ones that carry a secret where
 * none belongs. What it printed, and what it left on the disk, is looked at afterwards.
 */
let server: Server;
let receiver: Receiver;
let api: Api;
const { executive } = people;
const form = passwordForm(executive);

/** What must not be printed, by what it is. */
const secrets = new Map<string, string>();
const secret = (what: string, value: unknown): string => {
  const found = String(value);
  if (found.length < 8) throw new Error(`${what} is no secret: ${found}`);
  secrets.set(what, found);
  return found;
};

/** Made up, and given where it does not belong. */
const misplaced = (where: string): string =>
  secret(`in ${where}`, `misplaced-${where.replaceAll(' ', '-')}-5Kq8`);

beforeAll(async () => {
  receiver = await startReceiver();
  server = await startServer({ args: ['--log-level', 'debug'] });
  const tokens = await signInAndRefresh();
  api = createApi(server.url, tokens);
  await failToSignIn();
  await runReports();
  await sendMalformed();
});
afterAll(async () => {
  await server?.stop();
  await receiver?.goDown();
});

const ask = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  postForm(tokenUrl(server.url, executive.tenant), encodeForm(fields), headers);

async function signInAndRefresh(): Promise<string> {
  secret('password', executive.password);
  secret('client secret', executive.clientSecret);
  const { body: first } = await ask(form);
  const refresh = (token: unknown) =>
    ask({ ...form, grant_type: 'refresh_token', refresh_token: String(token) });
  const { body: next } = await refresh(first.refresh_token);
  for (const [time, body] of [first, next].entries()) {
    for (const name of ['access_token', 'refresh_token'] as const)
      secret(`${name} ${time}`, body[name]);
  }
  secret('id_token', first.id_token);
  expect((await refresh(first.refresh_token)).body.error_codes).toEqual([70000]);
  return String(next.access_token);
}

async function failToSignIn(): Promise<void> {
  await ask({ ...form, password: misplaced('wrong password') });
  await ask({ ...form, client_secret: misplaced('wrong client secret') });
  const basic = Buffer.from(`${executive.clientId}:${misplaced('basic')}`).toString('base64');
  const { client_secret: _gone, ...withoutSecret } = form;
  await ask(withoutSecret, { authorization: `Basic ${secret('basic header', basic)}` });
  await ask({ ...form, grant_type: misplaced('grant type') });
  await ask({ ...form, resource: misplaced('resource') });
  await ask({ ...form, refresh_token: misplaced('refresh token'), grant_type: 'refresh_token' });
  await postForm(tokenUrl(server.url, misplaced('tenant')), encodeForm(form));
  await postForm(
    tokenUrl(server.url, executive.tenant),
    JSON.stringify({ password: misplaced('json to the token endpoint') }),
    { 'Content-Type': 'application/json' },
  );
}

async function runReports(): Promise<void> {
  for (const [number, value] of (await secretsOf(api)).entries())
    secret(`callback secret ${number}`, value);
  const queryId = await createQuery(api, 'SELECT MPNId FROM Profile');
  const withUser = receiver.url.replace('//', `//user:${misplaced('callback user')}@`);
  const CallbackUrl = `${withUser}/in?key=${misplaced('callback key')}`;
  receiver.answerNext({ status: 500, body: misplaced('what a receiver answers') });
  const report = await createRunNow(api, queryId, { CallbackUrl });
  const execution = await completedExecution(api, report.reportId);
  await download(execution);
  await attempted(report);
  await api.post('CallbackSecret/rotate', {});
  for (const [number, value] of (await secretsOf(api)).entries())
    secret(`callback secret after rotation ${number}`, value);
}

async function download(execution: Item): Promise<void> {
  const link = secureLink(execution);
  secret('signature', new URL(link).searchParams.get('sig'));
  for (const address of [link, `${link}x`, link.replace('.csv', '.txt')]) await fetch(address);
  await fetch(link, { method: 'POST', body: misplaced('body to a link') });
}

const attempted = ({ reportId }: Item): Promise<void> =>
  vi.waitFor(
    async () => {
      const [delivery] = await deliveriesOf(api, reportId);
      expect(delivery?.attempts.length).toBeGreaterThan(0);
    },
    { timeout: 20_000, interval: 100 },
  );

async function sendMalformed(): Promise<void> {
  const root = '/insights/v1/mpn/';
  const json = { 'content-type': 'application/json' };
  const get = (path: string, headers: Record<string, string> = {}) =>
    rawRequest(server.url, { path, headers });
  await get(`/${misplaced('an unknown path')}`);
  await get(`/insights/v1/${misplaced('the program')}/ScheduledDataset`);
  await get(`${root}${misplaced('the resource path')}`);
  await get(`${root}ScheduledReport/execution/${misplaced('the id')}`);
  await get(`/${misplaced('a broken path')}/%zz`);
  await get(`/files/${misplaced('the execution id')}/a.csv?sig=${misplaced('a signature')}`);
  await get(`${root}ScheduledDataset?access_token=${misplaced('the query string')}`);
  await get(`${root}ScheduledDataset?x=${misplaced('a long address')}${'x'.repeat(40_000)}`);
  await get(`${root}ScheduledDataset`, { authorization: `Bearer ${misplaced('a token')}` });
  await get(`${root}ScheduledDataset`, { 'x-aaduserticket': misplaced('a ticket') });
  await get(`${root}ScheduledDataset`, { authorization: misplaced('a bare authorization') });
  await get(`${root}ScheduledDataset`, { cookie: `a=${misplaced('a cookie')}` });
  await get(`${root}ScheduledDataset`, { 'user-agent': misplaced('the user agent') });
  await get(`${root}ScheduledDataset`, { traceparent: misplaced('traceparent') });
  await get('/live', { host: misplaced('the host') });
  const send = (method: string, path: string, options: { rawBody?: string; headers?: object }) =>
    api.send(method, path, options as never);
  await send('POST', `${root}ScheduledQueries`, {
    rawBody: `{"Name": ${misplaced('broken json')}`,
  });
  await send('POST', `${root}ScheduledQueries`, { rawBody: misplaced('no json at all') });
  await send('POST', `${root}ScheduledQueries`, {
    rawBody: 'x',
    headers: { 'content-type': misplaced('the content type') },
  });
  await send('POST', `${root}ScheduledQueries`, {
    rawBody: JSON.stringify({ Name: 'n', Query: `SELECT '${misplaced('a query')}'` }),
    headers: json,
  });
  await send('DELETE', `${root}ScheduledDataset?${misplaced('a wrong method')}`, {});
  await send(
    'GET',
    `${root}ScheduledQueries/testQueryResult?queryId=${misplaced('a query id')}`,
    {},
  );
  await sendRaw(`GET /${misplaced('no http')} NONSENSE\r\n\r\n`);
  await sendRaw(`POST / HTTP/1.1\r\nHost: a\r\n${misplaced('a broken header')}\r\n\r\n`);
}

async function sendRaw(bytes: string): Promise<void> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.end(bytes);
  expect(await text(socket)).toContain('HTTP/1.1 400');
}

test('nothing secret is logged, whatever a client sends wherever', () => {
  // Not the greeting, which names the sample's public passwords on purpose.
  const lines = server.log().trim().split('\n');
  expect(lines.filter((line) => line.includes('"msg":"request"')).length).toBeGreaterThan(40);
  expect(lines.some((line) => line.includes('callback attempted'))).toBe(true);
  expect(secrets.size).toBeGreaterThan(40);
  for (const [what, value] of secrets) {
    const found = lines.find((line) =>
      [value, encodeURIComponent(value)].some((form) => line.includes(form)),
    );
    expect(found, what).toBeUndefined();
  }
});

test('what a partner sends never stands in the clear where it need not', () => {
  // The database keeps hashes of passwords, client secrets and refresh tokens.
  const kept = readdirSync(server.home).filter((name) => name.startsWith('insights.db'));
  const bytes = Buffer.concat(kept.map((name) => readFileSync(join(server.home, name))));
  const clear = [...secrets].filter(
    ([what]) => /password|client secret|token|signature|basic/.test(what) && !/callback/.test(what),
  );
  expect(clear.length).toBeGreaterThan(8);
  for (const [what, value] of clear) expect(bytes.includes(value), what).toBe(false);
});

test('nothing in a home that was used is open to other users', () => {
  const open: string[] = [];
  const entries = readdirSync(server.home, { recursive: true }).map(String);
  for (const name of ['.', ...entries]) {
    const { mode } = statSync(join(server.home, name));
    if ((mode & 0o077) !== 0) open.push(`${name} ${(mode & 0o777).toString(8)}`);
  }
  expect(entries.some((name) => name.endsWith('.parquet'))).toBe(true);
  expect(entries.some((name) => name.startsWith('files/') && name.length > 20)).toBe(true);
  expect(open).toEqual([]);
});
