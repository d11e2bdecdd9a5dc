import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contosoTenant, people } from './support/people.ts';
import { projectFolder } from './support/project.ts';
import { parseRows } from './support/reports.ts';
import { runCommand } from './support/run-command.ts';
import { newCatalogFolder, salesDataset } from './support/sales-catalog.ts';
import { newSampleHome, sampleScale } from './support/sample-home.ts';
import { serveForFile } from './support/serve-for-file.ts';

const server = serveForFile();
let folder: string;
let samples: string;
let demo: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insights-command-'));
  samples = await newSampleHome();
  demo = await newSampleHome();
});
afterAll(async () => {
  for (const one of [folder, samples, demo]) await rm(one, { recursive: true, force: true });
});

test.concurrent('insights version prints the version', async () => {
  const { version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
  const { code, stdout } = await runCommand(['version']);
  expect(code).toBe(0);
  expect(stdout).toContain(version);
});

describe('--help', () => {
  test.concurrent.each([
    [[], ['serve', 'sample', 'load', 'demo', 'datasets', 'try', 'pull', 'version']],
    [['serve'], ['--port', '--host', '--home', '--sample', 'INSIGHTS_PORT', 'INSIGHTS_HOME']],
    [['sample'], ['--scale', '--seed', '--home']],
    [['load'], ['<dataset>', '<files...>', '--home']],
    [['demo'], ['--exit', '--home', '--port']],
    [['datasets'], ['--api', '--login', '--tenant', 'INSIGHTS_CLIENT_SECRET']],
    [['try'], ['<query>', '--api', '--tenant', '--user', 'INSIGHTS_PASSWORD']],
    [['pull'], ['<query>', '--output', '--api', '--login', '--tenant', 'INSIGHTS_PASSWORD']],
    [['verify'], ['<file>', '<manifest>', '--key', '--json', 'INSIGHTS_API_URL']],
    [['partner'], ['list', 'show', 'add', 'change', 'disable', 'enable']],
    [
      ['user', 'add'],
      ['--partner', '--operator', '--role', '--password-stdin', '--no-password'],
    ],
    [['app'], ['list', 'show', 'add', 'change', 'disable', 'enable', 'rotate-secret']],
    [['keys'], ['list', 'rotate', 'revoke']],
    [['audit'], ['--from', '--to', '--action', '--outcome', '--partner', '--actor', '--target']],
    [['apply'], ['<file>', '--yes', '--prune', '--json']],
    [['version'], ['--help']],
  ])('of insights %s names what it takes', async (command, named) => {
    const { code, stdout } = await runCommand([...command, '--help']);
    expect(code).toBe(0);
    for (const name of named) expect(stdout).toContain(name);
  });
});

describe('a start that cannot be right is refused', () => {
  const serve = (args: readonly string[], env: Record<string, string> = {}) =>
    runCommand(['serve', '--home', join(folder, 'refused'), '--port', '0', ...args], { env });

  test.concurrent.each(['abc', '70000'])(
    'when INSIGHTS_PORT is %s: the variable is named',
    async (port) => {
      const { code, stderr } = await runCommand(['serve', '--home', join(folder, 'refused')], {
        env: { INSIGHTS_PORT: port },
      });
      expect(code).not.toBe(0);
      expect(stderr).toContain('INSIGHTS_PORT');
      expect(stderr).toContain(port);
    },
  );

  test.concurrent('when the sample identities would be open to others', async () => {
    const { code, stdout, stderr } = await serve(['--sample', '--host', '0.0.0.0']);
    expect(code).not.toBe(0);
    expect(stderr).toContain('--allow-sample-identities');
    expect(stdout).not.toContain('runs at');
  });

  test.concurrent('when a catalog file is faulty: file, line and reason', async () => {
    const faulty = salesDataset.replace('type: integer', 'type: whole');
    const line = faulty.split('\n').findIndex((text) => text.includes('type: whole')) + 1;
    const catalog = await newCatalogFolder(faulty);
    const { code, stderr } = await serve([], { INSIGHTS_CATALOG: catalog });
    await rm(catalog, { recursive: true });
    expect(code).not.toBe(0);
    expect(stderr).toMatch(new RegExp(`Sales\\.yaml:${line}\\b.*\\S`));
  });
});

test('the start says where it listens and, with the sample, who can sign in', () => {
  const { greeting, url } = server();
  expect(greeting).toContain(`${url}/insights/v1/mpn`);
  expect(greeting).toContain(`${url}/insights/v1/mpn/swagger/index.html`);
  expect(greeting).toContain(`${url}/{tenantId}/oauth2/token`);
  for (const person of Object.values(people)) {
    for (const text of [person.tenant, person.clientId, person.userName, person.password]) {
      expect(greeting).toContain(text);
    }
  }
});

describe('against the running server', () => {
  const client = (
    args: readonly string[],
    { userName, password, clientId, clientSecret }: (typeof people)['executive' | 'viewer'],
  ) =>
    runCommand(
      [...args, '--api', server().url, '--tenant', contosoTenant, '--client-id', clientId],
      {
        env: {
          INSIGHTS_USER: userName,
          INSIGHTS_PASSWORD: password,
          INSIGHTS_CLIENT_SECRET: clientSecret,
        },
        cwd: folder,
      },
    );

  test.concurrent('insights datasets lists all 21, or the columns of one', async () => {
    const [all, one] = await Promise.all([
      client(['datasets', '--json'], people.executive),
      client(['datasets', 'dynamicsusage'], people.executive),
    ]);
    expect(JSON.parse(all.stdout)).toHaveLength(21);
    expect(one).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['DeploymentOpportunity', 'TotalRevenueAndACR', 'LAST_1_YEAR']) {
      expect(one.stdout).toContain(name);
    }
  });

  test.concurrent('insights try shows the first rows', async () => {
    const query = 'SELECT PartnerName, MPNId FROM Profile ORDER BY MPNId ASC LIMIT 3';
    const { code, stdout, stderr } = await client(['try', query], people.executive);
    expect(code).toBe(0);
    expect(stdout).toContain('PartnerName');
    expect(stdout).toContain('100100');
    expect(stderr).toContain('3 rows');
  });

  test.concurrent('insights try says what was withheld', async () => {
    const query = 'SELECT BilledRevenueUSD FROM CustomersAndTenants LIMIT 3';
    const { code, stderr } = await client(['try', query], people.viewer);
    expect(code).toBe(0);
    expect(stderr).toMatch(/withheld/);
  });

  test.concurrent('insights pull writes the report to a file', async () => {
    const file = join(folder, 'pulled.csv');
    const query = 'SELECT MPNId, CustomerCount FROM OfficeUsage TIMESPAN LIFETIME';
    const { code, stderr } = await client(['pull', query, '-o', file], people.executive);
    expect(code, stderr).toBe(0);
    const rows = parseRows(await readFile(file, 'utf8'));
    expect(rows.map((row) => row.MPNId)).toEqual(
      expect.arrayContaining(['1001001', '1001002', '1001003']),
    );
    expect(stderr).toContain(`${rows.length} rows`);
  });

  test.concurrent('insights pull writes to standard output with -o -', async () => {
    const query = 'SELECT MPNId FROM Profile';
    const { code, stdout } = await client(['pull', query, '-o', '-'], people.executive);
    expect(code).toBe(0);
    expect(stdout.split(/\r?\n/)[0]).toBe('MPNId');
  });

  test.concurrent('a faulty query ends in a message and a status that is not 0', async () => {
    const { code, stdout, stderr } = await client(
      ['try', 'SELECT CustomerNam FROM OfficeUsage'],
      people.executive,
    );
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/CustomerNam.*1:8.*CustomerName/);
  });

  test.concurrent('secrets come by the environment, never by an option', async () => {
    const [option, none] = await Promise.all([
      runCommand(['datasets', '--client-secret', 'x']),
      runCommand([
        'datasets',
        '--api',
        server().url,
        '--tenant',
        contosoTenant,
        '--client-id',
        'x',
      ]),
    ]);
    expect(option.code).not.toBe(0);
    expect(option.stderr).toContain('--client-secret');
    expect(none.code).not.toBe(0);
    expect(none.stderr).toContain('INSIGHTS_CLIENT_SECRET');
  });
});

test.concurrent('insights sample leaves a world that is up to date, and says who can sign in', async () => {
  const { code, stdout } = await runCommand(['sample', '--scale', sampleScale, '--home', samples]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/up to date/);
  expect(stdout).toContain(people.executive.password);
});

test.concurrent('insights demo --exit walks the five steps to demo-report.csv and ends with status 0', async () => {
  const { code, stdout, stderr } = await runCommand(
    ['demo', '--exit', '--port', '0', '--home', demo],
    { cwd: folder, env: { INSIGHTS_SAMPLE_SCALE: sampleScale } },
  );
  expect(code, stderr).toBe(0);
  for (const step of [
    ...['oauth2/token', 'ScheduledDataset', 'ScheduledQueries', 'testQueryResult'],
    ...['ScheduledReport', 'execution', 'demo-report.csv'],
  ]) {
    expect(stdout).toContain(step);
  }
  const rows = parseRows(await readFile(join(folder, 'demo-report.csv'), 'utf8'));
  expect(rows.length).toBeGreaterThan(0);
  expect(stdout.replaceAll(/[,.]/g, '')).toContain(`${rows.length} rows`);
});
