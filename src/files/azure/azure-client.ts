import type { TokenCredential } from '@azure/identity';
import { BlobServiceClient, type StoragePipelineOptions } from '@azure/storage-blob';

export interface AzureSettings {
  readonly container: string;
  /** With an account's key; else `accountUrl` is told, and tokens are used. */
  readonly connectionString: string;
  readonly accountUrl: string;
}

export interface AzureClient {
  readonly service: BlobServiceClient;
  /** Links are signed by a key of the account, or by one that is asked for with a token. */
  readonly signs: 'by account' | 'by delegation';
}

/** A client by the account's key, or by the standard chain: environment, workload or managed identity, … */
export async function openAzureClient(
  { connectionString, accountUrl }: Omit<AzureSettings, 'container'>,
  retryDelayMs: number,
  credential?: TokenCredential,
): Promise<AzureClient> {
  const pipeline: StoragePipelineOptions = {
    retryOptions: { maxTries: 5, retryDelayInMs: retryDelayMs },
  };
  if (connectionString) {
    const service = BlobServiceClient.fromConnectionString(connectionString, pipeline);
    return { service, signs: 'by account' };
  }
  const token = credential ?? (await standardCredential());
  return { service: new BlobServiceClient(accountUrl, token, pipeline), signs: 'by delegation' };
}

/** Loaded only here: with an account's key nobody needs it. */
async function standardCredential(): Promise<TokenCredential> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}
