import type { ObjectStore } from './object-store.ts';

/**
 * Ties a place to whoever comes first, by an object that no key can name. Two deployments in one place would
 * each take the other's files for orphans.
 *
 * @throws Error when the place is another's, or cannot be used.
 */
export async function claimPlace(store: ObjectStore, prefix: string, owner: string): Promise<void> {
  const name = `${prefix}.home-id`;
  const found = (await store.find(name)) ?? (await putOwner(store, name, owner));
  if (found?.writer === owner) return;
  throw new Error(
    `${name} says that these report files belong to another home, ${found?.writer}: choose another place, ` +
      'or another INSIGHTS_FILE_PREFIX.',
  );
}

async function putOwner(store: ObjectStore, name: string, owner: string) {
  const about = { writer: owner, encoding: 'identity', contentType: 'text/plain' } as const;
  const upload = await store.begin(name, about);
  await upload.part(1, Buffer.from(owner), new AbortController().signal);
  // Of several that come at once one wins; who it was is read.
  const refusal = await upload.commit().catch((error: unknown) => error);
  const found = await store.find(name);
  if (!found) throw refusal;
  return found;
}
