import { createHash, createPublicKey, verify as verifyBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, type Item } from './support/api.ts';
import { contosoTenant, people } from './support/people.ts';
import { rawRequest } from './support/raw-request.ts';
import {
  completedExecution,
  createQuery,
  createRunNow,
  parseRows,
  secureLink,
} from './support/reports.ts';
import { runCommand } from './support/run-command.ts';
import { serveForFile } from './support/serve-for-file.ts';
import { signIn } from './support/tokens.ts';

const server = serveForFile();
const query =
  'SELECT CustomerName, Month, BilledRevenueUSD FROM CustomersAndTenants TIMESPAN LAST_6_MONTHS';
let folder: string;
let api: Api;
let packed: Buffer;
let plain: Buffer;
let manifest: Item;
let key: Item;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insights-manifests-'));
  api = createApi(server().url, await signIn(server().url, people.viewer));
  const execution = await execute(query);
  packed = (await rawRequest(secureLink(execution))).bytes;
  plain = Buffer.from(await (await fetch(secureLink(execution))).arrayBuffer());
  manifest = await manifestOf(execution);
  key = (await (await fetch(keyUrl())).json()) as Item;
  await save('manifest.json', JSON.stringify(manifest));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const keyUrl = (): string => `${server().url}/files/manifest-key.json`;

async function execute(text: string): Promise<Item> {
  const { reportId } = await createRunNow(api, await createQuery(api, text));
  return completedExecution(api, reportId);
}

async function manifestOf({ reportManifestSecureLink }: Item): Promise<Item> {
  const answer = await fetch(String(reportManifestSecureLink));
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { value: [Item] }).value[0];
}

async function save(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the manifest of a file', () => {
  test('says what was asked, by whom, of what data, what is withheld, and what came of it', () => {
    expect(manifest).toMatchObject({
      ...{ query, owner: people.viewer.userName, program: 'mpn', format: 'csv' },
      ...{ dataRedacted: true, redactedFields: ['BilledRevenueUSD'] },
      planSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      snapshotId: expect.stringMatching(/./),
      columns: [
        { name: 'CustomerName', type: 'string' },
        { name: 'Month', type: 'date' },
        { name: 'BilledRevenueUSD', type: expect.stringMatching(/^decimal\(/) },
      ],
      rows: parseRows(plain.toString()).length,
      parts: [
        {
          ...{ bytes: packed.length, sha256: sha256(packed) },
          ...{ plainBytes: plain.length, plainSha256: sha256(plain) },
        },
      ],
    });
    const times = ['dataTime', 'dueTime', 'startedTime', 'generatedTime', 'coveredFrom'];
    for (const time of times) expect(manifest[time]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    for (const version of ['serviceVersion', 'engineVersion'])
      expect(manifest[version]).toMatch(/\d/);
  });

  test('is signed by the published key, as anybody can verify without this software', () => {
    const jws = manifest.jws as Record<'payload' | 'protected' | 'signature', string>;
    const text = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(text(jws.protected)).toEqual({ alg: 'EdDSA', kid: key.kid });
    const { jws: _, ...readable } = manifest;
    expect(text(jws.payload)).toEqual(readable);
    const publicKey = createPublicKey({ key, format: 'jwk' });
    const signed = Buffer.from(`${jws.protected}.${jws.payload}`);
    const signature = Buffer.from(jws.signature, 'base64url');
    expect(verifyBytes(null, signed, publicKey, signature)).toBe(true);
  });

  test('stays the same, byte for byte', async () => {
    const [execution] = (await api.get(`ScheduledReport/execution/${manifest.reportId}`)).value;
    expect(await manifestOf(execution ?? {})).toEqual(manifest);
  });
});

describe('insights verify', () => {
  const verify = (file: string, more: readonly string[] = ['--key', keyUrl()]) =>
    runCommand(['verify', file, join(folder, 'manifest.json'), ...more]);

  test.concurrent('knows the whole file, packed and as text', async () => {
    const key = [
      '--key',
      await save('key.json', JSON.stringify(await (await fetch(keyUrl())).json())),
    ];
    for (const [name, bytes] of [
      ['whole.csv.gz', packed],
      ['whole.csv', plain],
    ] as const) {
      const { code, stdout, stderr } = await verify(await save(name, bytes), key);
      expect(code, stderr).toBe(0);
      expect(stdout).toContain(`${manifest.rows} rows`);
    }
  });

  test.concurrent('finds a flipped byte, a missing row, a file that breaks off and another file', async () => {
    const flipped = Buffer.from(packed);
    flipped[1000] = (flipped[1000] ?? 0) ^ 1;
    const lines = plain.toString().split('\n');
    const another = await execute('SELECT MPNId FROM Profile');
    const faulty: readonly [string, Uint8Array, RegExp][] = [
      ['flipped.csv.gz', flipped, /damaged/],
      ['short.csv', Buffer.from([...lines.slice(0, -2), ''].join('\n')), /rows_missing/],
      ['cut.csv.gz', packed.subarray(0, packed.length / 2), /truncated/],
      ['another.csv.gz', (await rawRequest(secureLink(another))).bytes, /other_file/],
      ['again.csv.gz', gzipSync(lines.slice(0, 5).join('\n')), /rows_missing/],
    ];
    for (const [name, bytes, reason] of faulty) {
      const { code, stderr } = await verify(await save(name, bytes));
      expect([name, code]).toEqual([name, 1]);
      expect(stderr).toMatch(reason);
    }
  });

  test.concurrent('finds a changed manifest, and tells programs by --json', async () => {
    const jws = manifest.jws as Item;
    const payload = Buffer.from(JSON.stringify({ ...manifest, rows: 1 })).toString('base64url');
    const forged = await save('forged.json', JSON.stringify({ jws: { ...jws, payload } }));
    const file = await save('good.csv.gz', packed);
    const { code, stdout } = await runCommand([
      'verify',
      file,
      forged,
      '--json',
      '--key',
      keyUrl(),
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      problems: [{ code: 'signature_wrong' }],
    });
  });

  test.concurrent('proves what insights pull --manifest has saved', async () => {
    const [file, saved] = [join(folder, 'pulled.csv'), join(folder, 'pulled.json')];
    const { userName, password, clientId, clientSecret } = people.executive;
    const who = ['--api', server().url, '--tenant', contosoTenant, '--client-id', clientId];
    const pulled = await runCommand(['pull', query, '-o', file, '--manifest', saved, ...who], {
      env: {
        ...{ INSIGHTS_USER: userName, INSIGHTS_PASSWORD: password },
        INSIGHTS_CLIENT_SECRET: clientSecret,
      },
    });
    expect(pulled.code, pulled.stderr).toBe(0);
    expect(JSON.parse(await readFile(saved, 'utf8'))).toMatchObject({ query, dataRedacted: false });
    const env = { INSIGHTS_API_URL: server().url };
    const { code, stderr } = await runCommand(['verify', file, saved], { env });
    expect(code, stderr).toBe(0);
  });
});
