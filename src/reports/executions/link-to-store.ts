import type { LinkOptions, ReportFiles } from '../../files/report-files.ts';
import { PublicError } from '../../kernel/errors.ts';

/** A download must begin within them; it may last for as long as it takes. */
const SECONDS = 300;

export interface StoreLinkRequest extends Omit<LinkOptions, 'seconds'> {
  readonly key: string;
  /** When the link that was opened ends; unix seconds. That of the store ends no later. */
  readonly expires: number;
  readonly now: Date;
}

/** Makes a link of the store's own to a file that is there. Throws `file_lost` where it is not. */
export async function linkToStore(
  files: Pick<ReportFiles, 'has'> & Required<Pick<ReportFiles, 'signLink'>>,
  { key, expires, now, ...headers }: StoreLinkRequest,
): Promise<string> {
  // The store would say so in its own words.
  if (!(await files.has(key))) throw new PublicError('file_lost');
  const left = Math.floor(expires - now.getTime() / 1000);
  return files.signLink(key, { ...headers, seconds: Math.max(1, Math.min(SECONDS, left)) });
}
