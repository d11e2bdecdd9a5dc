import { errorText } from '../../kernel/errors.ts';
import { StoreUnavailable } from '../store-error.ts';

/**
 * PostgreSQL's codes (its manual, appendix A): lost connections, insufficient resources, shutting
 * down or starting up, and the time limits that `open-pool.ts` sets.
 */
const UNAVAILABLE = /^(08...|53...|57P0[123]|25P03|55P03|57014)$/;

/** A transaction that failed on a conflict (40001) or a deadlock (40P01) may succeed when run anew. */
const TRANSIENT = /^(40001|40P01)$/;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

export const isUnavailable = (error: unknown): error is Error => UNAVAILABLE.test(codeOf(error));
export const isTransient = (error: unknown): boolean => TRANSIENT.test(codeOf(error));

/** Node's error for a name with several addresses, none of which answers, has a code and no text. */
export const unavailable = (error: unknown, address: string): StoreUnavailable =>
  new StoreUnavailable(`${address}: ${errorText(error) || codeOf(error)}`, { cause: error });
