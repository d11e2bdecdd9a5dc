import { createRequire } from 'node:module';
import { BlobServiceClient } from '@azure/storage-blob';
import { randomId } from '../../kernel/ids.ts';
import { openAzureFiles } from '../azure/open-azure-files.ts';
import { startChildServer } from './child-server.ts';
import type { TestedStore } from './contract/contract.ts';
import { abandonedItem } from './contract/sweep-items.ts';
import { startFaultProxy } from './fault-proxy.ts';

/** The account that every emulator of this store has; its key is public. */
const ACCOUNT = 'devstoreaccount1';
const KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export const connectionStringOf = (url: string): string =>
  `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};BlobEndpoint=${url}/${ACCOUNT};`;

export const startAzurite = (args: readonly string[] = ['--inMemoryPersistence']) =>
  startChildServer(
    [
      createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js'),
      ...['--blobPort', '0', '--silent', '--disableTelemetry', '--skipApiVersionCheck'],
      ...args,
    ],
    /listens on (\S+)/,
  );

export const azuriteStore: TestedStore = {
  name: 'azure-blob (Azurite)',
  cannot: {
    [abandonedItem.title]: 'the store itself drops staged blocks, after a week',
  },
  start: async () => {
    await using opening = new AsyncDisposableStack();
    const azurite = opening.use(await startAzurite());
    const proxies = opening.use(new AsyncDisposableStack());
    const stack = opening.move();
    return {
      open: async (clock) => {
        const faults = proxies.use(await startFaultProxy(azurite.url));
        const connectionString = connectionStringOf(faults.url);
        const container = `files-${randomId()}`;
        await BlobServiceClient.fromConnectionString(connectionString).createContainer(container);
        const files = await openAzureFiles(
          { container, connectionString, accountUrl: '' },
          { clock, newId: randomId, gzip: {}, prefix: 'reports/', retryDelayMs: 5, pageSize: 2 },
        );
        return { files, faults };
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  },
};
