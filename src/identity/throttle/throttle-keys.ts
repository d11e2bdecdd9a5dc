import { createHash } from 'node:crypto';
import { networkOf } from './network-of.ts';

/** Whom a caller claims to be, whether or not there is such a one. */
export type Claimed =
  | { readonly kind: 'user'; readonly tenantId: string; readonly userName: string }
  | { readonly kind: 'application'; readonly clientId: string };

export interface ThrottleKeys {
  /** Tries from this address. */
  readonly here: string;
  /** Tries from anywhere. */
  readonly everywhere: string;
  /** That a try from this address succeeded. */
  readonly known: string;
}

/** Hashes: what people type into the name field, passwords too, is not kept. */
export function throttleKeys(claimed: Claimed, address: string | null): ThrottleKeys {
  const who =
    claimed.kind === 'user'
      ? ['user', claimed.tenantId, claimed.userName]
      : ['application', claimed.clientId];
  const network = networkOf(address);
  return {
    here: hashOf('here', network, ...who),
    everywhere: hashOf('everywhere', ...who),
    known: hashOf('known', network, ...who),
  };
}

const hashOf = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
