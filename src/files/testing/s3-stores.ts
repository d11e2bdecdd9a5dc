import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomId } from '../../kernel/ids.ts';
import { openS3Files } from '../s3/open-s3-files.ts';
import { startChildServer } from './child-server.ts';
import { contract, type RunningStore, type TestedStore } from './contract/contract.ts';
import { spoiltItem } from './contract/fault-items.ts';
import { foreignNameItem, linkItems } from './contract/link-items.ts';
import { raceItem } from './contract/race-item.ts';
import { abandonedItem } from './contract/sweep-items.ts';
import { startFaultProxy } from './fault-proxy.ts';

/** As the standard chain finds them; the server that checks signatures knows these two. */
function setCredentials(): void {
  process.env.AWS_ACCESS_KEY_ID = 'S3RVER';
  process.env.AWS_SECRET_ACCESS_KEY = 'S3RVER';
}

const start = (file: string, ...args: string[]) =>
  startChildServer([fileURLToPath(new URL(file, import.meta.url)), ...args], /^listens on (\S+)$/);

const BUCKET = 'report-files';

export const startFauxqs = () => start('fauxqs-process.ts', BUCKET);

async function runStore(
  server: AsyncDisposable & { readonly url: string },
  opening: AsyncDisposableStack,
): Promise<RunningStore> {
  setCredentials();
  opening.use(server);
  const proxies = opening.use(new AsyncDisposableStack());
  const settings = { bucket: BUCKET, region: 'us-east-1', pathStyle: true };
  return {
    open: async (clock) => {
      const faults = proxies.use(await startFaultProxy(server.url));
      const files = await openS3Files(
        { ...settings, endpoint: faults.url },
        {
          ...{ clock, newId: randomId, gzip: {}, prefix: `${randomId()}/` },
          ...{ retryDelayMs: 5, pageSize: 2 },
        },
      );
      return { files, faults };
    },
    [Symbol.asyncDispose]: () => opening.disposeAsync(),
  };
}

const noSignatures = 'it takes any signature, and heeds no headers that a link names; s3rver does';

export const fauxqsStore: TestedStore = {
  name: 's3 (fauxqs)',
  cannot: {
    [raceItem.title]:
      'it passes over If-None-Match; s3-wire.test.ts holds what we send, and how we take the answer',
    [spoiltItem.title]: 'it checks no MD5; s3-wire.test.ts holds that we send it',
    [abandonedItem.title]: 'it lists no uploads; s3-wire.test.ts holds what we ask and do',
    ...Object.fromEntries(linkItems.map(({ title }) => [title, noSignatures])),
  },
  start: async () => runStore(await startFauxqs(), new AsyncDisposableStack()),
};

/** It checks signatures, but knows half of what there is to ask: it is there for the links. */
export const s3rverStore: TestedStore = {
  name: 's3 (s3rver)',
  cannot: {
    ...Object.fromEntries(
      contract
        .filter((item) => !linkItems.includes(item))
        .map(({ title }) => [title, 'it takes no list that is signed; shown with fauxqs']),
    ),
    [foreignNameItem.title]: "it encodes ' and * in signed queries otherwise than S3",
  },
  start: async () => {
    const opening = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), 's3rver-'));
    opening.defer(() => rm(folder, { recursive: true }));
    return runStore(await start('s3rver-process.ts', folder, BUCKET), opening);
  },
};
