import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi, refusal } from './support/api.ts';
import { resource } from './support/people.ts';
import { runCommand } from './support/run-command.ts';
import { type RunningProcess, startProcess, urlIn } from './support/start-process.ts';
import { encodeForm, postForm, type TokenAnswer, tokenUrl } from './support/tokens.ts';

const tenant = 'a1c0ffee-0000-4000-8000-000000000001';
const clientId = 'a1c0ffee-0000-4000-8000-0000000000c1';

let home: string;
let server: RunningProcess;
let url: string;
/** Every secret that was printed or given: none may stand in the audit trail. */
const secrets: string[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'insights-identities-'));
  server = await startProcess(['api', '--port', '0', '--log-level', 'warn', '--home', home]);
  url = urlIn(server.greeting);
});
afterAll(async () => {
  const ending = await server.stop();
  await rm(home, { recursive: true, force: true });
  expect(ending).toMatchObject({ code: 0 });
});

interface Printed {
  readonly outcome: string;
  readonly secret?: string;
  readonly changes: readonly Readonly<Record<string, unknown>>[];
  readonly value: Readonly<Record<string, unknown>>;
}

const insights = (args: readonly string[], options: Parameters<typeof runCommand>[1] = {}) =>
  runCommand([...args, '--home', home], options);

/** What the command prints as JSON; its secret is kept in mind. */
async function printed(args: readonly string[], input?: string): Promise<Printed> {
  const { code, stdout, stderr } = await insights([...args, '--json'], { input: input ?? '' });
  expect(code, stderr).toBe(0);
  const told = JSON.parse(stdout) as Printed;
  if (told.secret) secrets.push(told.secret);
  return told;
}

const tokenFor = (client_secret: string): Promise<TokenAnswer> =>
  postForm(
    tokenUrl(url, tenant),
    encodeForm({ grant_type: 'client_credentials', client_id: clientId, client_secret, resource }),
  );

const userTokenFor = (client_secret: string, password: string): Promise<TokenAnswer> =>
  postForm(
    tokenUrl(url, tenant),
    encodeForm({
      ...{ grant_type: 'password', client_id: clientId, client_secret, resource },
      ...{ username: 'eva@alpine.example', password },
    }),
  );

const accessToken = async (answer: Promise<TokenAnswer>): Promise<string> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBe(200);
  return String(body.access_token);
};

const isAccepted = async (token: string): Promise<number> =>
  (await createApi(url, token).get('ScheduledDataset')).statusCode;

const partnerArgs = [
  ...['partner', 'add', '--tenant', tenant, '--name', 'Alpine', '--account', '3003000'],
  ...['--location', '3003001=Bern', '--location', '3003002=Zermatt'],
];
const userArgs = [
  ...['user', 'add', 'eva@alpine.example', '--partner', 'Alpine'],
  ...['--role', 'report-viewer@3003001,3003002'],
];
const appArgs = [
  ...['app', 'add', '--partner', '3003000', '--client-id', clientId, '--name', 'Puller'],
  ...['--role', 'executive-report-viewer'],
];

let first: string;
let second: string;

test('who is added beside a running server gets tokens at once, with the secrets that were printed', async () => {
  expect(await printed(partnerArgs)).toMatchObject({ outcome: 'created' });
  const user = await printed(userArgs);
  const app = await printed(appArgs);
  expect([user.outcome, app.outcome]).toEqual(['created', 'created']);
  first = String(app.secret);
  const tokens = [tokenFor(first), userTokenFor(first, String(user.secret))];
  for (const token of tokens) expect(await isAccepted(await accessToken(token))).toBe(200);
});

test('what is added again changes nothing and prints no secret; another wish is refused', async () => {
  for (const args of [partnerArgs, userArgs, appArgs]) {
    const again = await printed(args);
    expect(again).toMatchObject({ outcome: 'unchanged', changes: [] });
    expect(again).not.toHaveProperty('secret');
  }
  const other = await insights([...appArgs.slice(0, -1), 'report-viewer']);
  expect(other).toMatchObject({ code: 1, stdout: '' });
  expect(other.stderr).toMatch(/already, but not with the same roles; change it instead/);
});

test('a rotated secret and the one before are both valid while they overlap', async () => {
  const rotation = ['app', 'rotate-secret', clientId, '--rotation-id', tenant];
  second = String((await printed(rotation)).secret);
  expect((await printed(rotation)).outcome).toBe('unchanged');
  expect([(await tokenFor(first)).status, (await tokenFor(second)).status]).toEqual([200, 200]);
  const given = 'given by the operator';
  secrets.push(given);
  const third = ['app', 'rotate-secret', 'puller', '--overlap-hours', '0', '--secret-stdin'];
  expect(await printed(third, `${given}\n`)).not.toHaveProperty('secret');
  const statuses = [first, second, given].map(async (secret) => (await tokenFor(secret)).status);
  expect(await Promise.all(statuses)).toEqual([401, 401, 200]);
  second = given;
});

test('disabling a user or an application ends its tokens at once', async () => {
  const password = 'a password of her own';
  secrets.push(password);
  await printed(['user', 'set-password', 'eva@alpine.example', '--password-stdin'], password);
  const eva = await accessToken(userTokenFor(second, password));
  const app = await accessToken(tokenFor(second));
  expect([await isAccepted(eva), await isAccepted(app)]).toEqual([200, 200]);
  await printed(['user', 'disable', 'eva@alpine.example']);
  expect([await isAccepted(eva), await isAccepted(app)]).toEqual([401, 200]);
  expect((await userTokenFor(second, password)).body.error_codes).toEqual([50057]);
  await printed(['app', 'disable', 'Puller']);
  expect(refusal(await createApi(url, app).get('ScheduledDataset'), 401)).toMatch(/disabled/);
  expect((await tokenFor(second)).body.error_codes).toEqual([7000112]);
  await printed(['app', 'enable', 'Puller']);
  expect(await isAccepted(await accessToken(tokenFor(second)))).toBe(200);
});

test('a retired key still verifies what it signed, a revoked one nothing', async () => {
  const keys = async (): Promise<readonly { kid: string; status: string }[]> =>
    JSON.parse((await insights(['keys', 'list', '--json'])).stdout);
  const old = await accessToken(tokenFor(second));
  const [{ kid } = { kid: '' }] = await keys();
  await printed(['keys', 'rotate']);
  const fresh = await accessToken(tokenFor(second));
  expect([await isAccepted(old), await isAccepted(fresh)]).toEqual([200, 200]);
  const kidOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;
  expect([kidOf(old), kidOf(fresh) === kid]).toEqual([kid, false]);
  await printed(['keys', 'revoke', kid]);
  expect([await isAccepted(old), await isAccepted(fresh)]).toEqual([401, 200]);
  await printed(['keys', 'revoke', kidOf(fresh)]);
  expect(await isAccepted(fresh)).toBe(401);
  expect(await isAccepted(await accessToken(tokenFor(second)))).toBe(200);
  expect((await keys()).map(({ status }) => status).sort()).toEqual([
    ...['revoked', 'revoked', 'signing'],
  ]);
});

test('a file of identities is applied whole or not at all; applied again, it changes nothing', async () => {
  const file = join(home, 'identities.yaml');
  const password = 'from the environment';
  secrets.push(password);
  const apply = (...flags: string[]) =>
    insights(['apply', file, ...flags], { env: { URS_PASSWORD: password } });
  const text = `partners:
  - tenantId: ${tenant}
    name: Alpine AG
    accountId: "3003000"
    users:
      - userName: urs@alpine.example
        roles: [report-viewer@3003002]
        password: { env: URS_PASSWORD }
    applications:
      - { clientId: ${clientId}, name: Puller, roles: [executive-report-viewer] }
`;
  await writeFile(file, text.replace('@3003002', '@9'));
  const faulty = await apply('--yes');
  expect(faulty).toMatchObject({ code: 1, stdout: '' });
  expect(faulty.stderr).toMatch(
    /identities\.yaml:6:9: Alpine AG has no location 9; it has 3003001/,
  );

  await writeFile(file, text);
  const unasked = await apply();
  expect(unasked.code).toBe(1);
  expect(unasked.stderr).toContain('Give --yes');
  expect(unasked.stdout.split('\n').slice(0, 2)).toEqual([
    '~ partner Alpine AG: name "Alpine" → "Alpine AG"',
    '+ user urs@alpine.example of Alpine AG: report-viewer@3003002; signs in by password',
  ]);
  const done = await apply('--yes');
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(done.stdout).toBe(`${unasked.stdout}Done.\n`);
  expect((await apply()).stdout).toBe('Nothing to change.\n');

  const pruned = await apply('--yes', '--prune');
  expect(pruned.stdout).toBe('Nothing to change.\n');
  await printed(['user', 'enable', 'eva@alpine.example']);
  expect((await apply('--yes', '--prune')).stdout).toMatch(
    /^- user eva@alpine\.example of Alpine AG \(disabled\)\n/,
  );
});

test('the audit trail tells all of it, and none of the secrets', async () => {
  const { code, stdout } = await insights(['audit', '--json']);
  expect(code).toBe(0);
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const byHand = events.filter(
    ({ action, actorName }) =>
      action !== 'audit.read' && / on the command line$/.test(actorName ?? ''),
  );
  expect(byHand.map(({ action }) => action)).toEqual([
    ...['partner.create', 'user.create', 'application.create'],
    ...['application.secret', 'application.secret', 'user.password'],
    ...['user.change', 'application.change', 'application.change'],
    ...['key.rotate', 'key.revoke', 'key.revoke'],
    ...['partner.change', 'user.create', 'user.change', 'user.change'],
  ]);
  expect(secrets).toHaveLength(6);
  for (const secret of secrets) expect(stdout).not.toContain(secret);
  const trail = await insights(['audit', '--action', 'key', '--limit', '1']);
  expect(trail.stdout).toMatch(/│ key\.rotate +│ succeeded │ .* on the command line/);
});
