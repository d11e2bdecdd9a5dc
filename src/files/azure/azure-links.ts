import { type BlobClient, BlobSASPermissions, SASProtocol } from '@azure/storage-blob';
import type { Clock } from '../../kernel/clock.ts';
import type { LinkOptions } from '../report-files.ts';
import type { AzureClient } from './azure-client.ts';
import { createDelegationKeys } from './delegation-keys.ts';

/** Signs links that let read one blob: by the account's key, or by one that was lent to our identity. */
export function createAzureLinks({ service, signs }: AzureClient, clock: Clock) {
  const delegationKey = createDelegationKeys(service, clock);
  return async (blob: BlobClient, options: LinkOptions): Promise<string> => {
    const expiresOn = new Date(clock.now().getTime() + options.seconds * 1000);
    const values = {
      expiresOn,
      permissions: BlobSASPermissions.from({ read: true }),
      protocol: blob.url.startsWith('https:') ? SASProtocol.Https : SASProtocol.HttpsAndHttp,
      contentType: options.contentType,
      contentDisposition: options.contentDisposition,
      ...(options.encoding === 'gzip' && { contentEncoding: 'gzip' }),
      cacheControl: 'private, no-store',
    };
    return signs === 'by account'
      ? blob.generateSasUrl(values)
      : blob.generateUserDelegationSasUrl(values, await delegationKey(expiresOn));
  };
}
