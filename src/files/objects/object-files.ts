import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import { checkedKey, isKey } from '../checked-key.ts';
import type { GzipOptions } from '../parallel-gzip.ts';
import type { ReportFiles } from '../report-files.ts';
import { claimPlace } from './claim-place.ts';
import type { ObjectStore } from './object-store.ts';
import { writeObject } from './write-object.ts';

export interface ObjectFilesOptions {
  /** Compared with the store's own times, so the system's, also where the service runs on a virtual one. */
  readonly clock: Clock;
  readonly newId: NewId;
  readonly gzip: GzipOptions;
  /** What the names of all our objects begin with. Whatever else begins so is taken for one of ours. */
  readonly prefix: string;
}

const DAY = 86_400_000;

/** Report files as objects of a store that others keep. */
export function createObjectFiles(
  store: ObjectStore,
  { clock, newId, gzip, prefix }: ObjectFilesOptions,
): Required<ReportFiles> {
  const nameOf = (key: string): string => `${prefix}${checkedKey(key)}`;
  const before = (milliseconds: number): Date => new Date(clock.now().getTime() - milliseconds);
  return {
    write: async (key, plain, options) =>
      writeObject(store, { key, name: nameOf(key), writer: newId(), gzip }, plain, options),
    read: async (key, range) => store.read(nameOf(key), range),
    has: async (key) => (await store.find(nameOf(key))) !== undefined,
    list: ({ minimumAgeSeconds }) => listKeys(store, prefix, before(minimumAgeSeconds * 1000)),
    remove: async (key) => store.remove(nameOf(key)),
    removeAbandoned: () => store.removeUploads(prefix, before(DAY)),
    // Writing at every look would cost. A list names a container that there is not, which HEAD does not.
    probe: async () => void (await Array.fromAsync(store.list(`${prefix}.probe`))),
    claim: (owner) => claimPlace(store, prefix, owner),
    signLink: async (key, options) => store.signLink(nameOf(key), options),
  };
}

async function* listKeys(
  store: ObjectStore,
  prefix: string,
  modifiedBefore: Date,
): AsyncGenerator<string> {
  for await (const { name, modified } of store.list(prefix)) {
    const key = name.slice(prefix.length);
    if (isKey(key) && modified < modifiedBefore) yield key;
  }
}
