import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClientCall } from '../../console/src/code-samples/http-call.ts';
import {
  type CodeLanguage,
  type CodeSamples,
  codeSamplesOf,
} from '../../console/src/code-samples/samples.ts';
import { exampleCalls } from '../../console/src/code-samples/testing/example-calls.ts';
import { startServer } from '../../src/app/start-server.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { sampleIdentities } from '../../src/sample/identities.ts';

const works = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const has: Readonly<Record<CodeLanguage, boolean>> = {
  curl: works('curl', '--version') && works('sed', '--version'),
  typescript: true,
  python: works('curl', '--version') && works('python3', '-c', 'import requests'),
};
const missing = Object.keys(has).filter((language) => !has[language as CodeLanguage]);
const leftOut = missing.length > 0 ? ` (left out, not on this machine: ${missing})` : '';

const folder = mkdtempSync(join(tmpdir(), 'code-samples-'));
const repository = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Quotes of every kind, two lines, and letters beyond ASCII. */
const name = `Bob's "seats" \`id\` $HOME \\ 서울 😀`;
const query = "SELECT CustomerName, Month\nFROM CustomersAndTenants\nWHERE CustomerName LIKE '%o%'";

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const home = join(folder, 'home');
  const settings = { home, port: 0, sample: true, sampleScale: 0.005, logLevel: 'error' };
  server = await startServer(loadConfig(settings, {}));
});
afterAll(async () => {
  await server?.stop('now');
  rmSync(folder, { recursive: true });
});

const user = sampleIdentities.users[0];
const application = sampleIdentities.applications[0];

const samplesOf = (call: ClientCall): Promise<CodeSamples> => {
  const { tenantId = null, userName = null } = user ?? {};
  return codeSamplesOf({ apiUrl: server.url, program: 'mpn' }, { tenantId, userName }, call);
};

const env = {
  ...process.env,
  INSIGHTS_CLIENT_ID: application?.clientId,
  INSIGHTS_CLIENT_SECRET: application?.secret,
  INSIGHTS_PASSWORD: user?.password,
};

let tokenKept: string | undefined;

/** As the first step of the sample gets it. */
async function tokenBy(command: string): Promise<string> {
  tokenKept ??= (await run('sh', ['-c', `${command}\nprintf %s "$TOKEN"`], { env })).stdout;
  return tokenKept;
}

/** Runs a sample as its reader would, and answers with what it writes. */
async function outputOf(language: CodeLanguage, call: ClientCall): Promise<string> {
  const { token, ...samples } = await samplesOf(call);
  const file = join(folder, `sample.${language === 'python' ? 'py' : 'ts'}`);
  writeFileSync(file, samples[language]);
  const commands = {
    curl: ['sh', '-c', samples.curl],
    typescript: [process.execPath, '--disable-warning=ExperimentalWarning', file],
    python: ['python3', file],
  } as const;
  const [command, ...args] = commands[language];
  const needed = language === 'typescript' ? env : { ...env, TOKEN: await tokenBy(token) };
  return (await run(command, args, { env: needed, cwd: folder })).stdout;
}

const languages = (Object.keys(has) as CodeLanguage[]).filter((language) => has[language]);

describe.each(languages)(`code in %s does what the console does${leftOut}`, (language) => {
  const does = (method: ClientCall['method'], ...args: readonly unknown[]) =>
    outputOf(language, { method, args });

  test('a query is made, found, tried and deleted', async () => {
    const made = await does('createQuery', { name, query });
    const [queryId = ''] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(made) ?? [];
    expect(await does('queries', { queryName: name, includeSystemQueries: false })).toContain(
      queryId,
    );
    expect(await does('testQuery', { query })).toMatch(/CustomerName/);
    await does('deleteQuery', queryId);
    await expect(does('deleteQuery', queryId).then(failsOn404)).rejects.toThrow();
  });

  test('a report is made, paused, resumed, changed and deleted', async () => {
    const startTime = new Date(Date.now() + 24 * 3_600_000);
    const made = await does('createReport', {
      ...{ reportName: name, queryId: await anyQuery(), startTime, recurrenceInterval: 24 },
    });
    const [, reportId = ''] = /reportId['"]?: ?['"]([0-9a-f-]{36})/.exec(made) ?? [];
    expect(await does('pauseReport', reportId)).toContain('Paused');
    expect(await does('resumeReport', reportId)).toContain('Active');
    expect(await does('updateReport', reportId, { recurrenceCount: 3 })).toMatch(
      /recurrenceCount['"]?: ?3/,
    );
    const pending = await does('executions', reportId, { status: ['Pending'], latest: false });
    expect(pending).toContain('Pending');
    await does('deleteReport', reportId);
  });
});

/** curl succeeds with whatever the service says. */
const failsOn404 = (output: string): void => {
  if (output.includes('"statusCode":404')) throw new Error(output);
};

async function anyQuery(): Promise<string> {
  const output = await outputOf('curl', { method: 'queries', args: [] });
  return (JSON.parse(output) as { value: { queryId: string }[] }).value[0]?.queryId ?? '';
}

test('every sample in TypeScript compiles against the client', async () => {
  const calls = Object.entries(exampleCalls) as [ClientCall['method'], readonly unknown[]][];
  for (const [method, args] of calls) {
    const { typescript } = await samplesOf({ method, args });
    writeFileSync(join(folder, `compiles-${method}.ts`), typescript);
  }
  const config = { extends: join(repository, 'tsconfig.json'), include: ['compiles-*.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(repository, 'node_modules/.bin/tsc');
  const { stdout } = await run(tsc, ['-p', folder, '--preserveSymlinks']).catch((error) => error);
  expect(stdout).toBe('');
});
