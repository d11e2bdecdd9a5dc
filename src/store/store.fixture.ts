import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from './open-store.ts';

/** For tests: a store in a folder of its own, both gone at the end of an `await using` block. */
export async function temporaryStore(): Promise<{ store: Store; file: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  const file = join(folder, 'metadata.db');
  const store = await openStore(file);
  return {
    store,
    file,
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
