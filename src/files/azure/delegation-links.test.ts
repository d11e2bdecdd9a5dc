import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { BlobServiceClient, type UserDelegationKey } from '@azure/storage-blob';
import { UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAuthority } from '../../../test/acceptance/support/test-authority.ts';
import { manualClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import type { ReportFiles } from '../report-files.ts';
import { startAzurite } from '../testing/azurite-store.ts';
import type { ChildServer } from '../testing/child-server.ts';
import { textOf, writePlain } from '../testing/contract/bytes.ts';
import { get } from '../testing/raw-get.ts';
import { createDelegationKeys } from './delegation-keys.ts';
import { openAzureFiles } from './open-azure-files.ts';

/** By tokens, as of a managed identity; only over TLS are they sent. */

const clock = manualClock(new Date());
let folder: string;
let azurite: ChildServer;
let files: Required<ReportFiles>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delegation-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const authority = await createAuthority();
  const issued = await authority.issue();
  await Promise.all([writeFile(cert, issued.cert), writeFile(key, issued.key)]);
  tls.setDefaultCACertificates([authority.certificate]);
  azurite = await startAzurite([
    ...['--inMemoryPersistence', '--oauth', 'basic', '--cert', cert, '--key', key],
  ]);
  const accountUrl = `${azurite.url}/devstoreaccount1`;
  await new BlobServiceClient(accountUrl, credential).createContainer('reports');
  files = await openAzureFiles(
    { container: 'reports', connectionString: '', accountUrl },
    { clock, newId: randomId, gzip: {}, prefix: '', credential },
  );
});
afterAll(async () => {
  await azurite[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

/** Tokens as the emulator takes them: it looks at what they say, not at who signed them. */
const credential = {
  getToken: async () => ({
    token: new UnsecuredJWT({ oid: randomId(), tid: randomId() })
      .setIssuer('https://sts.windows.net/tenant/')
      .setAudience('https://storage.azure.com')
      .setIssuedAt()
      .setNotBefore('1 minute ago')
      .setExpirationTime('1 hour')
      .encode(),
    expiresOnTimestamp: Date.now() + 3_600_000,
  }),
};

const link = (key: string, seconds: number): Promise<string> =>
  files.signLink(key, {
    ...{ seconds, encoding: 'identity', contentType: 'text/csv', contentDisposition: 'attachment' },
  });

test('with a token files are written, read, and linked to by a key that is lent', async () => {
  await writePlain(files, 'abc', 'x');
  expect(await textOf(files, 'abc')).toBe('x');
  const url = await link('abc', 60);
  expect(new URL(url).searchParams.has('skoid')).toBe(true);
  const { status, bytes, headers } = await get(url);
  expect([status, bytes.toString(), headers['content-type']]).toEqual([200, 'x', 'text/csv']);
});

test('a link that has ended, or is for another file, is refused', async () => {
  await writePlain(files, 'abd', 'y');
  const ended = await get(await link('abd', -60));
  const other = (await link('abd', 60)).replace('abd', 'abc');
  expect([ended.status, (await get(other)).status]).toEqual([403, 403]);
});

test('a container that there is not is an error, not an empty one', async () => {
  const accountUrl = `${azurite.url}/devstoreaccount1`;
  const lost = await openAzureFiles(
    { container: 'nobody-has-it', connectionString: '', accountUrl },
    { clock, newId: randomId, gzip: {}, prefix: '', credential },
  );
  await expect(lost.has('abc')).rejects.toMatchObject({ statusCode: 404 });
  await expect(lost.probe()).rejects.toThrow('container does not exist');
});

test('one key is lent for many links, another once it does not last, and a refusal is forgotten', async () => {
  const asked: Date[] = [];
  let refuse = true;
  const service = {
    getUserDelegationKey: async (start: Date) => {
      asked.push(start);
      if (refuse) throw new Error('not now');
      return { value: String(asked.length) } as UserDelegationKey;
    },
  };
  const keyFor = createDelegationKeys(service, clock);
  const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000);
  await expect(keyFor(inMinutes(5))).rejects.toThrow('not now');
  refuse = false;
  const [first, again] = await Promise.all([keyFor(inMinutes(5)), keyFor(inMinutes(60))]);
  expect([first.value, again.value]).toEqual(['2', '2']);
  clock.set(inMinutes(12 * 60 - 3));
  expect((await keyFor(inMinutes(5))).value).toBe('3');
});
