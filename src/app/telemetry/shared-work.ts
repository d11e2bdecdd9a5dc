/**
 * The work, under way once at most: whoever asks meanwhile gets the same promise, and whoever asks
 * within `keepMilliseconds` of its end the same answer. `elapsed` reads a monotonic clock.
 */
export function shareWork<T>(
  work: () => Promise<T>,
  keepMilliseconds = 0,
  elapsed: () => number = () => performance.now(),
): () => Promise<T> {
  let current: { readonly answer: Promise<T>; endedAt?: number } | undefined;
  return () => {
    const isOld = current?.endedAt !== undefined && elapsed() - current.endedAt >= keepMilliseconds;
    if (current && !isOld) return current.answer;
    const started: { answer: Promise<T>; endedAt?: number } = { answer: work() };
    const end = () => {
      started.endedAt = elapsed();
    };
    started.answer.then(end, end);
    current = started;
    return started.answer;
  };
}
