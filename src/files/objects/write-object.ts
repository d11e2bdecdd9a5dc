import { abortable } from '../abortable.ts';
import { packFile } from '../pack-file.ts';
import type { GzipOptions } from '../parallel-gzip.ts';
import { KeyTakenError, type StoredFile, type WriteOptions } from '../report-files.ts';
import type { ObjectStore, Upload } from './object-store.ts';
import { uploadParts } from './upload-parts.ts';

export interface Target {
  readonly key: string;
  readonly name: string;
  readonly writer: string;
  readonly gzip: GzipOptions;
}

/** Sends the file in parts and makes them an object once its owner agrees. After a failure there is none. */
export async function writeObject(
  store: ObjectStore,
  target: Target,
  plain: AsyncIterable<Uint8Array>,
  options: WriteOptions,
): Promise<StoredFile> {
  const { signal, encoding = 'gzip', contentType = 'application/octet-stream' } = options;
  signal.throwIfAborted();
  const upload = await store.begin(target.name, { writer: target.writer, encoding, contentType });
  try {
    const packed = packFile(abortable(plain, signal), encoding, target.gzip);
    await uploadParts(upload, packed.bytes, signal);
    const stored = packed.describe(target.key);
    await options.beforePublish?.();
    await publish(store, upload, target, stored);
    return stored;
  } catch (error) {
    // Parts that stay behind are swept later; what went wrong first is what is told.
    await upload.abandon().catch(() => {});
    signal.throwIfAborted();
    throw error;
  }
}

/**
 * The object that is there now decides, not the answer to the commit: the answer may be lost, and a repeated
 * commit be refused because of the first.
 */
async function publish(
  store: ObjectStore,
  upload: Upload,
  { key, name, writer }: Target,
  { bytes }: StoredFile,
): Promise<void> {
  const refusal: unknown = await upload.commit().then(
    () => new Error(`${name} is not there, though it was published`),
    (error) => error,
  );
  const found = await store.find(name);
  if (!found) throw refusal;
  if (found.writer !== writer) throw new KeyTakenError(key);
  if (found.bytes === bytes) return;
  await store.remove(name);
  throw new Error(`${name} was stored otherwise: ${found.bytes} bytes of ${bytes}`);
}
