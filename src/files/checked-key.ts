import { partialMark } from './partials.ts';

const validKey = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

export const isKey = (name: string): boolean => validKey.test(name) && !name.includes(partialMark);

/** Keys are made by this service; any other is a mistake of ours, and must not become a path. */
export function checkedKey(key: string): string {
  if (!isKey(key)) throw new Error(`not a file key: ${key}`);
  return key;
}
