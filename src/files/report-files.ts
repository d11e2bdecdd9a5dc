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
  /** The last word before the file is to be seen, once all of its bytes are stored. */
  readonly beforePublish?: () => Promise<void>;
  /** `gzip` unless given; `identity` for what is compressed already. */
  readonly encoding?: FileEncoding;
  /** Of the file before compression; kept by stores that keep such. */
  readonly contentType?: string;
}

/** What a link of the store's own answers with, and for how long. */
export interface LinkOptions {
  readonly seconds: number;
  readonly encoding: FileEncoding;
  readonly contentType: string;
  readonly contentDisposition: string;
}

/** A file is never replaced: whoever writes a key that is taken has a mistake in its keys, or a twin. */
export class KeyTakenError extends Error {
  constructor(key: string) {
    super(`there is a file ${key} already`);
  }
}

export interface ReportFiles {
  /**
   * Stores `plain`, compressed unless `encoding` says `identity`, under `key`: written aside, checked, and only
   * then to be seen, unless `beforePublish` throws. Rejects with the signal's reason when aborted, with a
   * `KeyTakenError` where there is such a file, and leaves nothing behind after any failure.
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
  /** Throws when files cannot be written, as far as that can be told without leaving any. */
  probe(): Promise<void>;
  /**
   * Ties the place where files are to the deployment that comes first; absent where files lie in its home.
   * Throws when it is another's, or cannot be used.
   */
  readonly claim?: (owner: string) => Promise<void>;
  /**
   * A link from which anybody gets the stored bytes from the store itself, until it ends; absent where the store
   * serves nobody but us.
   */
  readonly signLink?: (key: string, options: LinkOptions) => Promise<string>;
}

export interface ByteRange {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}
