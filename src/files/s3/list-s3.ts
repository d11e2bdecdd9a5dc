import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  type ListMultipartUploadsRequest,
  type MultipartUpload,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ListedObject } from '../objects/object-store.ts';

interface Wanted {
  readonly Bucket: string;
  readonly Prefix: string;
}

export async function* listObjects(
  client: S3Client,
  wanted: Wanted,
  pageSize: number | undefined,
): AsyncGenerator<ListedObject> {
  const pages = paginateListObjectsV2({ client, ...(pageSize && { pageSize }) }, wanted);
  for await (const { Contents = [] } of pages) {
    for (const { Key, LastModified } of Contents)
      if (Key && LastModified) yield { name: Key, modified: LastModified };
  }
}

/** Gives up the uploads that were begun before then. Answers how many. */
export async function abortUploads(
  client: S3Client,
  wanted: Wanted,
  before: Date,
): Promise<number> {
  let aborted = 0;
  for await (const { Key, UploadId, Initiated } of listUploads(client, wanted)) {
    if (!Initiated || Initiated >= before) continue;
    const upload = { Bucket: wanted.Bucket, Key, UploadId };
    await client.send(new AbortMultipartUploadCommand(upload));
    aborted += 1;
  }
  return aborted;
}

async function* listUploads(client: S3Client, wanted: Wanted): AsyncGenerator<MultipartUpload> {
  let from: Pick<ListMultipartUploadsRequest, 'KeyMarker' | 'UploadIdMarker'> | undefined = {};
  while (from) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new ListMultipartUploadsCommand({ ...wanted, ...from }),
    );
    yield* page.Uploads ?? [];
    const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
    from = page.IsTruncated ? { KeyMarker, UploadIdMarker } : undefined;
  }
}
