import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, type Item, onlyItem } from '../api.ts';
import { people } from '../people.ts';
import { createQuery, createRunNow } from '../reports.ts';
import { signIn } from '../tokens.ts';

export interface Used {
  /** Answered reads. */
  readonly reads: number;
  /** The reports that were made, each to be run at once. */
  readonly reports: readonly Item[];
  /** Whatever was not answered as it should be. */
  readonly failures: readonly string[];
}

const PAUSE_MILLISECONDS = 20;

/** Reads and writes by several callers, until the answer's `stop` is called. Nothing is tried again. */
export function keepUsing(url: string, api: Api, queryId: string): { stop(): Promise<Used> } {
  const used = { reads: 0, reports: [] as Item[], failures: [] as string[] };
  const read = (path: string) => async () => {
    onlyItem(await api.get(path));
    used.reads += 1;
  };
  const callers: readonly (() => Promise<unknown>)[] = [
    read('ScheduledDataset?datasetName=Profile'),
    read(`ScheduledQueries?queryId=${queryId}`),
    async () => used.reports.push(await createRunNow(api, queryId, { ReportName: 'rolling' })),
    async () => {
      const made = await createQuery(api, 'SELECT MPNId FROM Profile', 'soon gone');
      onlyItem(await api.delete(`ScheduledQueries/${made}`));
    },
    () => signIn(url, people.executive),
  ];
  let isOver = false;
  const call = async (step: () => Promise<unknown>): Promise<void> => {
    for (; !isOver; await sleep(PAUSE_MILLISECONDS)) {
      await step().catch((error: unknown) => used.failures.push(String(error)));
    }
  };
  const calling = Promise.all(callers.map(call));
  return {
    stop: async () => {
      isOver = true;
      await calling;
      return used;
    },
  };
}
