import { join } from 'node:path';
import { checkCallbacks } from './check-callbacks.ts';
import { checkExecutions, checkRecorded } from './check-executions.ts';
import { checkDownload, checkFolder, type FolderTally } from './check-files.ts';
import type { Created } from './create-reports.ts';
import { type Findings, noFindings } from './findings.ts';
import { inParallel } from './in-parallel.ts';
import type { Ledger } from './ledger.ts';
import type { Receiver } from './receiver.ts';
import { readRecorded } from './recorded.ts';

const AT_ONCE = 8;

export interface CheckOptions {
  readonly created: readonly Created[];
  readonly ledger: Ledger;
  readonly home: string;
  readonly receiver: Receiver;
  /** As many as the runs that were cut off. */
  readonly mostOrphans: number;
  readonly signal: AbortSignal;
}

export interface Checked {
  readonly findings: Findings;
  readonly folder: FolderTally;
  readonly attempts: number;
  readonly repeatedCallbacks: number;
}

/** Looks at everything that a client can see, and at what lies behind it. */
export async function check(options: CheckOptions): Promise<Checked> {
  const { created, receiver } = options;
  const findings = noFindings();
  const recorded = await readRecorded(options.ledger);
  const byId = new Map(recorded.map((one) => [one.executionId, one]));
  checkRecorded(recorded, created, findings);
  await inParallel(created, AT_ONCE, async (report) => {
    options.signal.throwIfAborted();
    const execution = await checkExecutions(report, findings);
    if (execution)
      await checkDownload(execution, byId.get(String(execution.executionId)), findings);
  });
  const folder = await checkFolder(join(options.home, 'files'), recorded, options, findings);
  return {
    findings,
    folder,
    attempts: recorded.reduce((sum, one) => sum + one.attempts, 0),
    repeatedCallbacks: checkCallbacks(created, receiver, findings),
  };
}
