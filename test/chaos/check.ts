import { join } from 'node:path';
import type { FileStore } from '../acceptance/support/nodes/file-store.ts';
import { checkCallbacks } from './check-callbacks.ts';
import { checkExecutions, checkRecorded } from './check-executions.ts';
import { checkDownload, checkFolder, type FolderTally, namesIn } from './check-files.ts';
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
  readonly files: FileStore;
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
  const names = await (options.files.list?.() ?? namesIn(join(options.home, 'files')));
  const folder = checkFolder(names, recorded, options, findings);
  return {
    findings,
    folder,
    attempts: recorded.reduce((sum, one) => sum + one.attempts, 0),
    repeatedCallbacks: checkCallbacks(created, receiver, findings),
  };
}
