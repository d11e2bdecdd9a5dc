import type { ByteRange, FileEncoding, LinkOptions } from '../report-files.ts';

/** What the object stores differ in; everything else is in `object-files.ts`. Names are whole: prefix and key. */
export interface ObjectStore {
  /** Begins an upload of which nothing is to be seen until it is committed. */
  begin(name: string, about: AboutObject): Promise<Upload>;
  /** Undefined when there is no such object. */
  find(name: string): Promise<FoundObject | undefined>;
  /** The bytes, gone on with by itself where a connection breaks; undefined when there is no such object. */
  read(name: string, range: ByteRange | undefined): Promise<AsyncIterable<Uint8Array> | undefined>;
  list(prefix: string): AsyncIterable<ListedObject>;
  remove(name: string): Promise<void>;
  /** Removes uploads that were begun before then and never committed. Answers how many. */
  removeUploads(prefix: string, before: Date): Promise<number>;
  signLink(name: string, options: LinkOptions): Promise<string>;
}

export interface AboutObject {
  /** Of this one upload, and kept with the object: it tells what is ours from what was there. */
  readonly writer: string;
  readonly encoding: FileEncoding;
  readonly contentType: string;
}

export interface Upload {
  /** Parts count from 1, and are put together in that order; they may come at once. */
  part(number: number, bytes: Buffer, signal: AbortSignal): Promise<void>;
  /** Makes the object out of all parts, if there is none of its name. */
  commit(): Promise<void>;
  /** Gives the parts up, once none is under way any more. */
  abandon(): Promise<void>;
}

export interface FoundObject {
  readonly bytes: number;
  readonly writer: string | undefined;
}

export interface ListedObject {
  readonly name: string;
  readonly modified: Date;
}
