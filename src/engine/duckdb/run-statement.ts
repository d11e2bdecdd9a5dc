import type { DuckDBConnection } from '@duckdb/node-api';
import { engineError } from './engine-error.ts';

/** Milliseconds between interrupts: one that comes before the statement has begun is lost. */
const INTERRUPT_EVERY = 20;

/**
 * Runs `work` on the connection. When the signal aborts, the work is interrupted, and only after it
 * has ended does this reject with the signal's reason. Other failures become `EngineError`.
 */
export async function runInterruptibly<T>(
  connection: DuckDBConnection,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  let repeating: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    repeating = setInterval(() => connection.interrupt(), INTERRUPT_EVERY);
  };
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    return await work();
  } catch (error) {
    throw signal.aborted ? signal.reason : engineError(error);
  } finally {
    signal.removeEventListener('abort', interrupt);
    clearInterval(repeating);
  }
}
