import { BoundedMap } from '../kernel/bounded-map.ts';
import type { Store } from './open-store.ts';

/** What is read, or what was read before and still stands as it is. */
export type Remembered<Value> = (key: string, read: () => Promise<Value>) => Promise<Value>;

/**
 * Answers what was read before for as long as nobody, in whatever process, has committed a change to the
 * database; so it is as true as what would be read now, except of the audit trail. Nothing is remembered where the database has no
 * mark of changes, nor what was thrown.
 */
export function whileUnchanged<Value>(
  store: Pick<Store, 'changeMark'>,
  most = 10_000,
): Remembered<Value> {
  const known = new BoundedMap<string, { readonly mark: number; readonly value: Value }>(most);
  return async (key, read) => {
    // Taken first: what is committed while it is read makes it old at once.
    const mark = store.changeMark();
    const before = known.get(key);
    if (before && before.mark === mark) return before.value;
    const value = await read();
    if (mark !== undefined) known.set(key, { mark, value });
    return value;
  };
}
