import { isUuid } from '../../kernel/ids.ts';
import { invalid } from './put.ts';

const LONGEST = 256;

/** Trimmed; throws `identity_invalid` when it is empty, too long or holds control characters. */
export function checkedName(text: string | undefined, property: string): string {
  const name = text?.trim() ?? '';
  if (name === '') throw invalid(`${property} is required.`);
  if (name.length > LONGEST) throw invalid(`${property} has more than ${LONGEST} characters.`);
  if (/\p{Cc}/u.test(name)) throw invalid(`${property} must not hold control characters.`);
  return name;
}

/** In lower case. */
export function checkedId(text: string, property: string): string {
  const id = text.trim().toLowerCase();
  if (isUuid(id)) return id;
  throw invalid(
    `${property} should be a UUID such as c0470500-0000-4000-8000-000000000001; it is "${text}".`,
  );
}
