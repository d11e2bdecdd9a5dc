import { PublicError } from '../kernel/errors.ts';

/** `query_timeout` once the work has really been cancelled; the caller's own signal keeps its reason. */
export async function withinSeconds<T>(
  seconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(seconds * 1000);
  try {
    return await work(AbortSignal.any([signal, deadline]));
  } catch (error) {
    if (!signal.aborted && deadline.aborted) throw new PublicError('query_timeout', { seconds });
    throw error;
  }
}
