import { hash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { BoundedMap } from '../kernel/bounded-map.ts';
import { SKEW_SECONDS } from './skew.ts';

/** A token of ours whose signature and form were found good. */
export interface VerifiedToken {
  /** Hex SHA-256 of its text: the tokens themselves are not kept. */
  readonly tokenHash: string;
  readonly kid: string;
  readonly claims: JWTPayload;
  /** That it was held to: the address is known only once the server listens. */
  readonly issuerBase: string;
}

export interface VerifiedTokens {
  /** Undefined for one that was never verified, and outside of the time that it is valid for. */
  find(token: string, issuerBase: string, now: Date): VerifiedToken | undefined;
  add(token: string, verified: Omit<VerifiedToken, 'tokenHash'>): VerifiedToken;
}

/** Some 1 KB each. */
const MOST_TOKENS = 10_000;

/**
 * Spares the signature of a token that comes again. What can change of a token that stays the same text is
 * looked at anew each time: the time, here; its key and whom it speaks for, by who asks.
 */
export function createVerifiedTokens(): VerifiedTokens {
  const known = new BoundedMap<string, VerifiedToken>(MOST_TOKENS);
  return {
    find: (token, issuerBase, now) => {
      const verified = known.get(hashOf(token));
      const isGood = verified?.issuerBase === issuerBase && isInTime(verified.claims, now);
      return isGood ? verified : undefined;
    },
    add: (token, given) => {
      const verified = { ...given, tokenHash: hashOf(token) };
      known.set(verified.tokenHash, verified);
      return verified;
    },
  };
}

const hashOf = (token: string): string => hash('sha256', token, 'hex');

/** As `jose` counts: in whole seconds. */
function isInTime({ nbf, exp }: JWTPayload, time: Date): boolean {
  const now = Math.floor(time.getTime() / 1000);
  if (nbf === undefined || exp === undefined) return false;
  return nbf <= now + SKEW_SECONDS && exp > now - SKEW_SECONDS;
}
