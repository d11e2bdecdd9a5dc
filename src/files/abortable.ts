/**
 * The same chunks until the signal aborts, then its reason: even while the source is silent. After
 * an abort the source is told to stop but not waited for, because a silent one might never answer.
 */
export async function* abortable<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let ended = false;
  try {
    while (true) {
      const step = await nextUnlessAborted(iterator, signal);
      ended = step.done === true;
      if (step.done) return;
      yield step.value;
    }
  } finally {
    const stopped = ended ? undefined : stop(iterator);
    if (!signal.aborted) await stopped;
  }
}

/**
 * A listener for each step, taken off after it. One promise for all, raced against each step, would
 * keep every chunk in memory until the end.
 */
function nextUnlessAborted<T>(
  iterator: AsyncIterator<T>,
  signal: AbortSignal,
): Promise<IteratorResult<T>> {
  signal.throwIfAborted();
  return new Promise<IteratorResult<T>>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    iterator
      .next()
      .finally(() => signal.removeEventListener('abort', onAbort))
      .then(resolve, reject);
  });
}

async function stop(iterator: AsyncIterator<unknown>): Promise<void> {
  await iterator.return?.().catch(() => {});
}
