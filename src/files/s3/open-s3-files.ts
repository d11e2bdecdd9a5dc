import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createObjectFiles, type ObjectFilesOptions } from '../objects/object-files.ts';
import type { FoundObject, ObjectStore } from '../objects/object-store.ts';
import { type OpenBytes, resumingRead } from '../objects/resuming-read.ts';
import type { LinkOptions, ReportFiles } from '../report-files.ts';
import { abortUploads, listObjects } from './list-s3.ts';
import { openS3Client, type S3Settings } from './s3-client.ts';
import { beginS3Upload, type S3Place } from './s3-upload.ts';

export interface S3Options extends ObjectFilesOptions {
  readonly retryDelayMs?: number;
  readonly pageSize?: number;
}

/** Report files as objects of a bucket, Amazon's or that of a store that speaks as Amazon's. */
export async function openS3Files(
  settings: S3Settings,
  options: S3Options,
): Promise<Required<ReportFiles>> {
  const { retryDelayMs = 1000, pageSize, clock } = options;
  const client = openS3Client(settings);
  const Bucket = settings.bucket;
  const place = (Key: string): S3Place => ({ Bucket, Key });
  const find = (name: string) => findObject(client, place(name));
  const store: ObjectStore = {
    begin: (name, about) =>
      beginS3Upload(client, place(name), about, async () => (await find(name)) !== undefined),
    find,
    read: (name, range) => resumingRead(opener(client, place(name)), range, retryDelayMs),
    list: (Prefix) => listObjects(client, { Bucket, Prefix }, pageSize),
    remove: async (name) => void (await client.send(new DeleteObjectCommand(place(name)))),
    removeUploads: (Prefix, before) => abortUploads(client, { Bucket, Prefix }, before),
    signLink: (name, link) =>
      getSignedUrl(client, linked(place(name), link), {
        expiresIn: link.seconds,
        signingDate: clock.now(),
      }),
  };
  return createObjectFiles(store, options);
}

async function findObject(client: S3Client, place: S3Place): Promise<FoundObject | undefined> {
  const found = await unlessAbsent(client.send(new HeadObjectCommand(place)));
  return found && { bytes: found.ContentLength ?? 0, writer: found.Metadata?.writer };
}

const opener =
  (client: S3Client, place: S3Place): OpenBytes =>
  async ({ start, end }, etag) => {
    const whole = start === 0 && end === undefined;
    const command = new GetObjectCommand({
      ...place,
      ...(!whole && { Range: `bytes=${start}-${end ?? ''}` }),
      ...(etag && { IfMatch: etag }),
    });
    const answer = await unlessAbsent(client.send(command));
    return (
      answer && {
        stream: answer.Body as Readable,
        bytes: answer.ContentLength ?? 0,
        etag: answer.ETag,
      }
    );
  };

const linked = (place: S3Place, { encoding, contentType, contentDisposition }: LinkOptions) =>
  new GetObjectCommand({
    ...place,
    ...(encoding === 'gzip' && { ResponseContentEncoding: encoding }),
    ResponseContentType: contentType,
    ResponseContentDisposition: contentDisposition,
    ResponseCacheControl: 'private, no-store',
  });

/** HEAD answers have no body that names what is absent. */
async function unlessAbsent<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof Error && /^(NoSuchKey|NotFound)$/.test(error.name)) return undefined;
    throw error;
  }
}
