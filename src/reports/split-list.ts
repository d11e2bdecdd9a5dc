import { PublicError } from '../kernel/errors.ts';

const MOST_PARTS = 100;

/** The parts of a `;`-separated query parameter, trimmed; undefined when there is none. */
export function splitList(text: string | undefined, name: string): string[] | undefined {
  const parts = (text ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length > MOST_PARTS) {
    throw new PublicError('invalid_request', {
      reason: `${name} lists ${parts.length} values; at most ${MOST_PARTS} are allowed. Ask in several requests.`,
    });
  }
  return parts.length > 0 ? parts : undefined;
}
