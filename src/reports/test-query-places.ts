import { PublicError } from '../kernel/errors.ts';
import type { ReportsContext } from './context.ts';

/** Test queries that run, by engine and account: the places are the engine's. */
const taken = new WeakMap<object, Map<string, number>>();

/** Throws `test_queries_busy` when as many test queries of the account run already. */
export async function inPlace<T>(
  { engine, limits }: Pick<ReportsContext, 'engine' | 'limits'>,
  account: string,
  work: () => Promise<T>,
): Promise<T> {
  const most = limits.testQueriesAtOnce;
  const running = placesOf(engine);
  const before = running.get(account) ?? 0;
  if (before >= most)
    throw new PublicError('test_queries_busy', { most }, { retryAfterSeconds: 1 });
  running.set(account, before + 1);
  try {
    return await work();
  } finally {
    const left = (running.get(account) ?? 1) - 1;
    if (left > 0) running.set(account, left);
    else running.delete(account);
  }
}

function placesOf(engine: object): Map<string, number> {
  const known = taken.get(engine);
  if (known) return known;
  const made = new Map<string, number>();
  taken.set(engine, made);
  return made;
}
