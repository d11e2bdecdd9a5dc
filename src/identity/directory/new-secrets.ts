import { isPasswordHash } from '../passwords.ts';
import type { DirectoryContext } from './context.ts';
import { invalid } from './put.ts';

const SHORTEST = 12;
const LONGEST = 256;

/** A secret or password of 256 bits, in letters that need no quoting anywhere. */
export const generateSecret = ({ randomBytes }: Pick<DirectoryContext, 'randomBytes'>): string =>
  randomBytes(32).toString('base64url');

export interface WishedSecret {
  /** As it is typed; null: none. */
  readonly text?: string | null | undefined;
  readonly hash?: string | undefined;
}

/**
 * The hash to keep from now on; undefined when nothing is wished, or what is wished is kept already;
 * null when none is wished. Throws `identity_invalid`.
 */
export async function hashWished(
  { passwords }: Pick<DirectoryContext, 'passwords'>,
  { text, hash }: WishedSecret,
  kept: readonly string[],
  property: string,
): Promise<string | null | undefined> {
  if (hash !== undefined) {
    if (!isPasswordHash(hash)) {
      throw invalid(`The hash of the ${property} should look like $scrypt$ln=15,r=8,p=3$…$….`);
    }
    return kept.includes(hash) ? undefined : hash;
  }
  if (text === undefined || text === null) return text;
  for (const one of kept) if (await passwords.verify(text, one)) return undefined;
  const { length } = text.trim();
  if (length < SHORTEST || length > LONGEST) {
    throw invalid(`The ${property} should have ${SHORTEST} to ${LONGEST} characters.`);
  }
  return passwords.hash(text);
}
