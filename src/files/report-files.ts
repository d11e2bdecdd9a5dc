export type FileEncoding = 'gzip' | 'identity';

/** A stored report file: bytes under a key, gzip as a rule. Nothing is visible under a key until it is whole. */
export interface StoredFile {
  readonly key: string;
  readonly encoding: FileEncoding;
  /** Bytes as stored, compressed. */
  readonly bytes: number;
  /** Bytes before compression. */
  readonly plainBytes: number;
  /** Hex SHA-256 of the stored, compressed bytes. */
  readonly sha256: string;
  /** Hex SHA-256 of the bytes before compression. */
  readonly plainSha256: string;
}

export interface WriteOptions {
  readonly signal: AbortSignal;
  readonly beforePublish?: () => Promise<void>;
  /** `gzip` unless given; `identity` for what is compressed already. */
  readonly encoding?: FileEncoding;
}

export interface ReportFiles {
  /**
   * Stores `plain`, compressed unless `encoding` says `identity`, under `key`: written aside, synced, read back and compared, then
   * renamed, unless `beforePublish` throws. Rejects with the signal's reason when aborted and leaves
   * nothing behind after any failure.
   */
  write(key: string, plain: AsyncIterable<Uint8Array>, options: WriteOptions): Promise<StoredFile>;
  /** The stored bytes, or those of an inclusive range; undefined when there is no such file. */
  read(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined>;
  has(key: string): Promise<boolean>;
  /** The keys of the files that nobody has written to for so long, in no order. */
  list(options: { readonly minimumAgeSeconds: number }): AsyncIterable<string>;
  /** Removes what writers that died more than a day ago left half-written. Answers how many. */
  removeAbandoned(): Promise<number>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
}

export interface ByteRange {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}
