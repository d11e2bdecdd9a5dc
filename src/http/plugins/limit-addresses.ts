import { PublicError } from '../../kernel/errors.ts';
import type { ApiApp } from '../api-app.ts';
import { atOnce } from './at-once.ts';

/** Half of what the headers may have together: a query text stands in the address, with its escapes. */
const LONGEST_ADDRESS = 32_768;

/** Refuses longer addresses before anything is read out of them. */
export function limitAddresses(app: ApiApp): void {
  const refuse = atOnce(({ raw }) => {
    if ((raw.url?.length ?? 0) <= LONGEST_ADDRESS) return;
    throw new PublicError('address_too_long', { most: LONGEST_ADDRESS });
  });
  app.addHook('onRequest', refuse);
}
