import type { Readable } from 'node:stream';
import type { TokenCredential } from '@azure/identity';
import type { ContainerClient } from '@azure/storage-blob';
import { createObjectFiles, type ObjectFilesOptions } from '../objects/object-files.ts';
import type { ListedObject, ObjectStore } from '../objects/object-store.ts';
import { type OpenBytes, resumingRead } from '../objects/resuming-read.ts';
import type { ReportFiles } from '../report-files.ts';
import { type AzureSettings, openAzureClient } from './azure-client.ts';
import { createAzureLinks } from './azure-links.ts';
import { beginAzureUpload } from './azure-upload.ts';

export interface AzureOptions extends ObjectFilesOptions {
  readonly retryDelayMs?: number;
  readonly pageSize?: number;
  /** Instead of the standard chain. */
  readonly credential?: TokenCredential;
}

/** Report files as block blobs of a container. */
export async function openAzureFiles(
  settings: AzureSettings,
  options: AzureOptions,
): Promise<Required<ReportFiles>> {
  const { retryDelayMs = 1000, pageSize, clock } = options;
  const client = await openAzureClient(settings, retryDelayMs, options.credential);
  const container = client.service.getContainerClient(settings.container);
  const signLink = createAzureLinks(client, clock);
  const store: ObjectStore = {
    begin: async (name, about) => beginAzureUpload(container.getBlockBlobClient(name), about),
    find: async (name) => {
      const found = await unlessAbsent(container.getBlobClient(name).getProperties());
      return found && { bytes: found.contentLength ?? 0, writer: found.metadata?.writer };
    },
    read: (name, range) => resumingRead(opener(container, name), range, retryDelayMs),
    list: (prefix) => listBlobs(container, prefix, pageSize),
    remove: async (name) => void (await container.getBlobClient(name).deleteIfExists()),
    // The store drops staged blocks by itself, and has no way to be asked to.
    removeUploads: async () => 0,
    signLink: (name, link) => signLink(container.getBlobClient(name), link),
  };
  return createObjectFiles(store, options);
}

const opener =
  (container: ContainerClient, name: string): OpenBytes =>
  async ({ start, end }, etag) => {
    const count = end === undefined ? undefined : end - start + 1;
    const answer = await unlessAbsent(
      container.getBlobClient(name).download(start, count, {
        // Its own way of going on does not see a connection that breaks.
        maxRetryRequests: 0,
        ...(etag && { conditions: { ifMatch: etag } }),
      }),
    );
    const stream = answer?.readableStreamBody as Readable | undefined;
    return answer && stream && { stream, bytes: answer.contentLength ?? 0, etag: answer.etag };
  };

async function* listBlobs(
  container: ContainerClient,
  prefix: string,
  maxPageSize: number | undefined,
): AsyncGenerator<ListedObject> {
  const pages = container.listBlobsFlat({ prefix }).byPage({ ...(maxPageSize && { maxPageSize }) });
  for await (const { segment } of pages) {
    for (const { name, properties } of segment.blobItems)
      yield { name, modified: properties.lastModified };
  }
}

/** Undefined for 404: that of a container that there is not is an error all the same. */
async function unlessAbsent<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** HEAD answers have no body: their code stands in a header. */
const isAbsent = (error: unknown): boolean => {
  const { statusCode, code, response } = error as {
    readonly statusCode?: number;
    readonly code?: string;
    readonly response?: { readonly headers?: { get(name: string): string | undefined } };
  };
  const reason = code ?? response?.headers?.get('x-ms-error-code');
  return statusCode === 404 && reason !== 'ContainerNotFound';
};
