import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api.ts';

export interface Asked {
  /** How often each address was asked. */
  readonly rounds: number;
  /** What was not answered by 200, or not at all. */
  readonly failures: readonly string[];
  /** Of the slowest answer. */
  readonly slowestMilliseconds: number;
}

/** Asks several addresses in turn until the answer's `stop` is called. */
export function keepAsking(serverUrl: string, api: Api): { stop(): Promise<Asked> } {
  const ended = new AbortController();
  const asked = { rounds: 0, failures: [] as string[], slowestMilliseconds: 0 };
  const ask = async (path: string, status: () => Promise<number>) => {
    const started = performance.now();
    const got = await status().catch((error: unknown) => String(error));
    if (got !== 200) asked.failures.push(`${path}: ${got}`);
    asked.slowestMilliseconds = Math.max(asked.slowestMilliseconds, performance.now() - started);
  };
  const running = (async () => {
    for (; !ended.signal.aborted; asked.rounds += 1) {
      await ask('/health/live', async () => (await fetch(`${serverUrl}/health/live`)).status);
      for (const path of ['ScheduledDataset?datasetName=Profile', 'ScheduledReport']) {
        await ask(path, async () => (await api.get(path)).statusCode);
      }
      await sleep(50);
    }
  })();
  return {
    stop: async () => {
      ended.abort();
      await running;
      return asked;
    },
  };
}
