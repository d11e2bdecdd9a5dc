import {
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
export function createJwksSource({
  issuer,
  fetchKeys,
  clock,
  logger,
}: JwksSourceOptions): JWTVerifyGetKey {
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
  const current = async (): Promise<LocalJWKSet> => {
    const step = nextStep(state, now());
    if (step === 'refresh-behind') void refresh();
    if (step === 'refresh-first') await refresh();
    if (keys && isUsable(state, now())) return keys;
    throw unavailable(`the keys of ${issuer} cannot be had.`);
  };
  /** Undefined when it is too early to ask again. */
  const afterUnknownKey = async (): Promise<LocalJWKSet | undefined> => {
    const time = now();
    if (time - askedForUnknown < UNKNOWN_KEY_PAUSE || time < state.restsUntil) return undefined;
    askedForUnknown = time;
    await refresh();
    return keys;
  };

  return async (header, token) => {
    const known = await current();
    try {
      return await known(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw unusable(issuer, error);
    }
    const renewed = (await afterUnknownKey()) ?? known;
    return renewed(header, token).catch((error: unknown) => {
      throw unusable(issuer, error);
    });
  };
}

/** A published key that is no public key, too short or malformed is not the fault of the token. */
function unusable(issuer: string, error: unknown): unknown {
  const isOfToken = error instanceof errors.JOSEError && !(error instanceof errors.JWKSInvalid);
  return isOfToken ? error : unavailable(`a key of ${issuer} cannot be used.`, error);
}

const unavailable = (reason: string, cause?: unknown): PublicError =>
  new PublicError('unavailable', { reason }, { cause });
