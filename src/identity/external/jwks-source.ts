import {
  type CryptoKey,
  createLocalJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  type LocalJWKSet,
} from 'jose';
import type { Clock } from '../../kernel/clock.ts';
import { PublicError } from '../../kernel/errors.ts';
import type { Logger } from '../../kernel/logger.ts';
import { afterFailure, afterSuccess, isUsable, nextStep, noKeys } from './refresh-plan.ts';

export interface JwksSourceOptions {
  /** For messages. */
  readonly issuer: string;
  readonly fetchKeys: () => Promise<JSONWebKeySet>;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/** A `kid` that nobody knows may be of a key that is new; who makes up many must not cost many fetches. */
const UNKNOWN_KEY_PAUSE = 30_000;

/**
 * The keys of an issuer, by a plan (`refresh-plan.ts`) that keeps them current and survives the
 * issuer's outages. The function it returns throws jose's errors for a token that no key fits, and
 * `unavailable` when there are no keys to judge it by.
 */
export function createJwksSource(options: JwksSourceOptions): JWTVerifyGetKey {
  const { issuer } = options;
  const keys = keepKeys(options);
  return async (header, token) => {
    const pick = async (set: LocalJWKSet) => {
      const key = await set(header, token).catch((error: unknown) => {
        throw isOfToken(error) ? error : unusable(issuer, error);
      });
      if (isShort(key)) throw unusable(issuer);
      return key;
    };
    const known = await keys.current();
    try {
      return await pick(known);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      const renewed = await keys.afterUnknownKey();
      if (!renewed) throw error;
      return pick(renewed);
    }
  };
}

interface KeptKeys {
  /** Throws `unavailable`. */
  current(): Promise<LocalJWKSet>;
  /** Asked for anew; undefined when it is too early to ask again. */
  afterUnknownKey(): Promise<LocalJWKSet | undefined>;
}

function keepKeys({ issuer, fetchKeys, clock, logger }: JwksSourceOptions): KeptKeys {
  let keys: LocalJWKSet | undefined;
  let state = noKeys;
  let underWay: Promise<void> | undefined;
  let askedForUnknown = Number.NEGATIVE_INFINITY;
  const now = () => clock.now().getTime();

  const fetchOnce = async (): Promise<void> => {
    try {
      keys = createLocalJWKSet(await fetchKeys());
      if (state.failures > 0) logger.info({ issuer }, 'the keys of an issuer can be had again');
      state = afterSuccess(now());
    } catch (err) {
      state = afterFailure(state, now());
      const fields = { err, issuer, failures: state.failures };
      logger.warn(fields, 'the keys of an issuer cannot be had');
    }
  };
  /** Everybody who wants keys waits for the same answer. It never rejects. */
  const refresh = (): Promise<void> => {
    underWay ??= fetchOnce().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
  return {
    current: async () => {
      const step = nextStep(state, now());
      if (step === 'refresh-behind') void refresh();
      if (step === 'refresh-first') await refresh();
      if (keys && isUsable(state, now())) return keys;
      throw unavailable(`the keys of ${issuer} cannot be had.`);
    },
    afterUnknownKey: async () => {
      const time = now();
      if (time - askedForUnknown < UNKNOWN_KEY_PAUSE || time < state.restsUntil) return undefined;
      askedForUnknown = time;
      await refresh();
      return keys;
    },
  };
}

/** A published key that is malformed, private or too short is not the fault of the token. */
const isOfToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSInvalid);

const unusable = (issuer: string, cause?: unknown): PublicError =>
  unavailable(`a key of ${issuer} cannot be used.`, cause);

/** RFC 7518, 3.3: RSA keys have 2048 bits or more. */
const isShort = ({ algorithm }: CryptoKey): boolean =>
  'modulusLength' in algorithm && Number(algorithm.modulusLength) < 2048;

const unavailable = (reason: string, cause?: unknown): PublicError =>
  new PublicError('unavailable', { reason }, { cause });
