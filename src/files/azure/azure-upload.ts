import { createHash } from 'node:crypto';
import type { BlockBlobClient } from '@azure/storage-blob';
import type { AboutObject, Upload } from '../objects/object-store.ts';

/** Blocks that are staged, and then made a blob by one list of them. */
export function beginAzureUpload(
  blob: BlockBlobClient,
  { writer, encoding, contentType }: AboutObject,
): Upload {
  const blocks: string[] = [];
  return {
    part: async (number, bytes, abortSignal) => {
      const id = blockId(writer, number);
      blocks[number - 1] = id;
      await blob.stageBlock(id, bytes, bytes.length, {
        abortSignal,
        transactionalContentMD5: createHash('md5').update(bytes).digest(),
      });
    },
    commit: async () => {
      await blob.commitBlockList(blocks, {
        blobHTTPHeaders: {
          blobContentType: contentType,
          ...(encoding === 'gzip' && { blobContentEncoding: encoding }),
        },
        metadata: { writer },
        conditions: { ifNoneMatch: '*' },
      });
    },
    // Blocks that no list names are dropped by the store itself, a week later.
    abandon: async () => undefined,
  };
}

/** Another for each writer, since those of one name share their staged blocks; all of one length. */
const blockId = (writer: string, number: number): string =>
  Buffer.from(`${writer}-${String(number).padStart(6, '0')}`).toString('base64');
