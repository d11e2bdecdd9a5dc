/**
 * Lends a value out of the scope that made it: the scope waits in `lend` until the value is disposed of, or
 * `stopped`, and disposing waits until the scope has ended.
 */
export function lent<T extends AsyncDisposable>(
  scope: (lend: (value: T, stopped: AbortSignal) => Promise<void>) => Promise<void>,
): Promise<T> {
  const borrowed = Promise.withResolvers<T>();
  const ended = scope(async (value, stopped) => {
    const returned = Promise.withResolvers<void>();
    const giveBack = () => returned.resolve();
    stopped.addEventListener('abort', giveBack, { once: true });
    borrowed.resolve({
      ...value,
      [Symbol.asyncDispose]: async () => {
        giveBack();
        // Its failure is the failure of reading, which has been told.
        await ended.catch(() => {});
      },
    });
    if (!stopped.aborted) await returned.promise;
    stopped.removeEventListener('abort', giveBack);
  });
  ended.catch(borrowed.reject);
  return borrowed.promise;
}
