import { expect, vi } from 'vitest';
import type { Api, Item } from './api.ts';

const anyStatus = 'Pending;Running;Paused;Completed;Failed;Skipped;Cancelled';

/** All executions of a report, the earliest due time first. */
export async function ledgerOf(api: Api, reportId: unknown): Promise<Item[]> {
  const filter = `?getLatestExecution=false&executionStatus=${anyStatus}`;
  const answer = await api.get(`ScheduledReport/execution/${reportId}${filter}`);
  expect(answer.statusCode, answer.message ?? '').toBe(200);
  return answer.value.toSorted((a, b) => String(a.dueTime).localeCompare(String(b.dueTime)));
}

/** The newest execution of a report once it has the status. */
export const newestWhen = (
  api: Api,
  reportId: unknown,
  executionStatus: string,
  seconds = 20,
): Promise<Item> =>
  vi.waitFor(
    async () => {
      const newest = (await ledgerOf(api, reportId)).at(-1) ?? {};
      expect(newest).toMatchObject({ executionStatus });
      return newest;
    },
    { timeout: seconds * 1000, interval: 50 },
  );
