import { readFile } from 'node:fs/promises';
import type { OneReport } from './one-report.ts';

/** The peak of the resident memory of the report's worker so far, in MB. */
export async function workerPeak({ workerPid }: OneReport): Promise<number> {
  const status = await readFile(`/proc/${workerPid}/status`, 'utf8').catch(() => {
    throw new Error('the peak of a process is known only on Linux');
  });
  const kibibytes = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]);
  return (kibibytes * 1024) / 1e6;
}
