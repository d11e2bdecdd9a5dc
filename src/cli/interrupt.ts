import { once } from 'node:events';

/**
 * Resolves at Ctrl-C or SIGTERM; a second one ends the process at once. Before it is called, the
 * first one does: what is only starting has nothing to finish.
 */
export async function untilInterrupted(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
}
