import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { BlobServiceClient } from '@azure/storage-blob';
import { cleanEnvironment } from './project.ts';

export interface Azurite extends AsyncDisposable {
  /** The settings of a service that keeps its report files there. */
  readonly settings: Record<string, string>;
  readonly origin: string;
  /** The names of the objects. */
  list(): Promise<string[]>;
}

/** The account that every emulator of this store has; its key is public. */
const account = 'devstoreaccount1';
const key =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const container = 'reports';

/** It ends when whoever started it does, however that comes. */
const endWithParent =
  "--import=data:text/javascript,process.stdin.resume().once('end',()=>process.exit())";

/** Microsoft's emulator of its object store, with an empty container. */
export async function startAzurite(): Promise<Azurite> {
  const child = spawn(
    process.execPath,
    [
      endWithParent,
      createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js'),
      ...['--blobPort', '0', '--inMemoryPersistence', '--silent'],
      ...['--disableTelemetry', '--skipApiVersionCheck'],
    ],
    { stdio: ['pipe', 'pipe', 'inherit'], env: cleanEnvironment() },
  );
  const origin = await readOrigin(child.stdout);
  const connection = `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};BlobEndpoint=${origin}/${account};`;
  const client = BlobServiceClient.fromConnectionString(connection).getContainerClient(container);
  await client.create();
  return {
    origin,
    settings: {
      INSIGHTS_FILES: 'azure-blob',
      INSIGHTS_AZURE_BLOB_CONTAINER: container,
      INSIGHTS_AZURE_BLOB_CONNECTION_STRING: connection,
    },
    list: async () => (await Array.fromAsync(client.listBlobsFlat())).map(({ name }) => name),
    [Symbol.asyncDispose]: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function readOrigin(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, origin] = /listens on (\S+)/.exec(line) ?? [];
    if (origin) return origin;
  }
  throw new Error('the emulator ended before it listened');
}
