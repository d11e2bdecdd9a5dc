import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startScripted } from '../../../client/src/testing/scripted-server.ts';
import { createManifestSigner, newManifestKey } from '../../files/sign-manifest.ts';
import { exampleManifest } from '../../http/schemas/manifest.ts';
import { type Ran, runCommand } from '../testing/run-command.ts';
import { registerVerify } from './verify.ts';

const plain = Buffer.from('Name,Seats\n"Contoso\nLtd",5\nFabrikam,12\nTailspin,7\n');
const packed = gzipSync(plain);
const { jws: _, ...example } = exampleManifest;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const manifest = {
  ...{ ...example, rows: 3, format: 'csv' },
  columns: [
    { name: 'Name', type: 'string' },
    { name: 'Seats', type: 'integer' },
  ],
  parts: [
    {
      ...{ rows: 3, encoding: 'gzip', bytes: packed.length, sha256: sha256(packed) },
      ...{ plainBytes: plain.length, plainSha256: sha256(plain) },
    },
  ],
};
const signer = await createManifestSigner(newManifestKey());
const jws = await signer.sign(manifest);
const flip = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

let folder: string;
let key: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  key = await save('key.json', JSON.stringify(signer.publicKey));
});
afterAll(() => rm(folder, { recursive: true }));

async function save(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

let saved = 0;
async function verify(
  file: Uint8Array,
  signed: object = { ...manifest, jws },
  more: readonly string[] = ['--key', key],
  environment = {},
): Promise<Ran> {
  saved += 1;
  const path = await save(`file-${saved}`, file);
  const about = await save(`manifest-${saved}.json`, JSON.stringify(signed));
  return runCommand(registerVerify, ['verify', path, about, ...more], environment);
}

test.each([
  ['as it is stored', packed],
  ['as its text', plain],
])('a whole file is known %s', async (_name, bytes) => {
  const { failure, stdout } = await verify(bytes);
  expect(failure).toBeNull();
  expect(stdout).toMatch(/is whole: 3 rows of execution /);
});

test.each([
  ['as pull saves it', { ...manifest, jws }],
  ['as the API answers it', { value: [{ ...manifest, jws }], statusCode: 200 }],
  ['as the signature alone', jws],
])('a manifest is taken %s', async (_name, signed) => {
  expect((await verify(packed, signed)).failure).toBeNull();
});

const without = (line: string): Buffer => Buffer.from(plain.toString().replace(line, ''));

test.each<[string, Uint8Array, RegExp]>([
  ['a flipped byte of the text', flip(plain, 40), /damaged/],
  ['a flipped quote of the text', flip(plain, 11), /damaged/],
  ['a flipped byte of the gzip file', flip(packed, 30), /damaged/],
  ['a flipped byte of the gzip header', flip(packed, 0), /damaged/],
  ['a flipped time of the gzip header', flip(packed, 5), /damaged/],
  ['a flipped checksum of the gzip file', flip(packed, packed.length - 6), /damaged/],
  ['a missing row', without('Fabrikam,12\n'), /1 row missing: it has 2, .* says 3.*rows_missing/],
  ['a missing row with a line break', without('"Contoso\nLtd",5\n'), /1 row missing/],
  ['rows too many', Buffer.concat([plain, Buffer.from('A,1\nB,2\n')]), /2 rows too many/],
  ['a changed text', Buffer.from(plain.toString().replace('12', '123')), /content was changed/],
  ['a text that breaks off', plain.subarray(0, 40), /breaks off: it has 40 bytes/],
  ['a gzip file that breaks off', packed.subarray(0, packed.length - 9), /breaks off/],
  ['a gzip file without its trailer', packed.subarray(0, packed.length - 4), /breaks off/],
  ['nothing', Buffer.alloc(0), /breaks off: it has 0 bytes/],
  ['another text', Buffer.from('Market\nUS\n'), /manifest is of another file: .*Name, Seats/],
  ['another gzip file', gzipSync(Buffer.from('Market\nUS\n')), /other_file/],
  ['a row dropped and packed anew', gzipSync(without('Fabrikam,12\n')), /other_file.*rows_missing/],
  ['packed anew', gzipSync(plain, { level: 0 }), /repacked/],
])('%s is found', async (_name, bytes, reason) => {
  const { failure, stdout } = await verify(bytes);
  expect(failure).toMatch(/ is not what was signed\. /);
  expect(failure).toMatch(reason);
  expect(stdout).toBe('');
});

const forged = Buffer.from(JSON.stringify({ ...manifest, rows: 2 })).toString('base64url');

test.each<[string, object, RegExp]>([
  ['a changed payload', { jws: { ...jws, payload: forged } }, /signature_wrong/],
  [
    'a changed signature',
    { jws: { ...jws, signature: jws.signature.slice(2) } },
    /signature_wrong/,
  ],
  ['no signature', manifest, /has no signature/],
  ['a readable part that says otherwise', { ...manifest, rows: 2, jws }, /manifest_altered/],
])('%s is found', async (_name, signed, reason) => {
  expect((await verify(packed, signed)).failure).toMatch(reason);
});

test('an unsigned JWS and one of another algorithm are refused', async () => {
  for (const alg of ['none', 'HS256']) {
    const header = Buffer.from(JSON.stringify({ alg })).toString('base64url');
    const { failure } = await verify(packed, { jws: { ...jws, protected: header } });
    expect(failure).toMatch(/signature_wrong/);
  }
});

test('a manifest that another key signed is refused, whatever it calls itself', async () => {
  const other = await createManifestSigner(newManifestKey());
  const otherKey = await save('other.json', JSON.stringify(other.publicKey));
  expect((await verify(packed, jws, ['--key', otherKey])).failure).toMatch(/key_unknown/);
  const { kid: _kid, ...nameless } = other.publicKey;
  const renamed = await save('renamed.json', JSON.stringify(nameless));
  expect((await verify(packed, jws, ['--key', renamed])).failure).toMatch(/signature_wrong/);
});

test('--json tells it to programs, and the status is the same', async () => {
  const good = await verify(packed, jws, ['--key', key, '--json']);
  expect(good.failure).toBeNull();
  expect(JSON.parse(good.stdout)).toMatchObject({ ok: true, rows: 3, problems: [] });
  const bad = await verify(flip(packed, 30), jws, ['--key', key, '--json']);
  expect(bad.failure).not.toBeNull();
  expect(JSON.parse(bad.stdout)).toMatchObject({ ok: false, problems: [{ code: 'damaged' }] });
});

test('the key comes from an address, or from that of the service', async () => {
  await using server = await startScripted(({ path }) =>
    path === '/files/manifest-key.json' ? [200, signer.publicKey] : [404, {}],
  );
  const url = `${server.url}/files/manifest-key.json`;
  expect((await verify(packed, jws, ['--key', url])).failure).toBeNull();
  expect((await verify(packed, jws, [], { apiUrl: server.url })).failure).toBeNull();
  const { failure } = await verify(packed, jws, ['--key', `${server.url}/none`]);
  expect(failure).toMatch(/No key from .*404.*--key/);
});
