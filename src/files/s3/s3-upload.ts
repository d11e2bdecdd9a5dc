import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { AboutObject, Upload } from '../objects/object-store.ts';

export interface S3Place {
  readonly Bucket: string;
  readonly Key: string;
}

interface SentPart {
  readonly PartNumber: number;
  readonly ETag: string | undefined;
  readonly bytes: number;
}

/** A multipart upload, also of what fits in one part: only such a one is whole before it is to be seen. */
export async function beginS3Upload(
  client: S3Client,
  place: S3Place,
  { writer, encoding, contentType }: AboutObject,
  isTaken: () => Promise<boolean>,
): Promise<Upload> {
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({
      ...place,
      ContentType: contentType,
      ...(encoding === 'gzip' && { ContentEncoding: encoding }),
      Metadata: { writer },
    }),
  );
  const upload = { ...place, UploadId };
  const sent: SentPart[] = [];
  const part: Upload['part'] = async (PartNumber, bytes, abortSignal) => {
    const ContentMD5 = createHash('md5').update(bytes).digest('base64');
    const command = new UploadPartCommand({ ...upload, PartNumber, Body: bytes, ContentMD5 });
    const { ETag } = await client.send(command, { abortSignal });
    sent.push({ PartNumber, ETag, bytes: bytes.length });
  };
  return {
    part,
    commit: async () => {
      if (sent.length === 0) await part(1, Buffer.alloc(0), new AbortController().signal);
      // Some stores pass over the condition below; then this look is all that keeps a file.
      if (await isTaken()) throw new Error(`there is an object ${place.Key} already`);
      await client.send(completion(upload, sent));
    },
    abandon: async () => void (await client.send(new AbortMultipartUploadCommand(upload))),
  };
}

function completion(
  upload: S3Place & { readonly UploadId: string | undefined },
  sent: readonly SentPart[],
): CompleteMultipartUploadCommand {
  const parts = sent.toSorted((one, other) => one.PartNumber - other.PartNumber);
  return new CompleteMultipartUploadCommand({
    ...upload,
    MultipartUpload: { Parts: parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag })) },
    MpuObjectSize: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    IfNoneMatch: '*',
  });
}
