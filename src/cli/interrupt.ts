import type { StopKind } from '../app/stop-kind.ts';

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Prints the greeting, waits for a signal, stops, and resolves when that is done. SIGTERM drains; Ctrl-C stops at once, and
 * so does any second signal. A third one, or a second Ctrl-C, ends the process. Before this is called,
 * the first signal does: what is only starting has nothing to finish.
 */
export async function untilStopped(
  greeting: string,
  stop: (how: StopKind) => Promise<void>,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let asked: StopKind | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (asked === 'now') process.exit(130);
    asked = asked || signal === 'SIGINT' ? 'now' : 'drain';
    stop(asked).then(resolve, reject);
  };
  for (const signal of signals) process.on(signal, onSignal);
  // Last: who reads it may send a signal.
  console.log(greeting);
  await promise;
}
