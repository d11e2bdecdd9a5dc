import type { Caller } from '../../src/reports/caller.ts';
import { createReport } from '../../src/reports/create-report.ts';
import { type BenchHome, cloneHome, newHome } from './home.ts';
import { openLedger } from './ledger.ts';
import { addPartner, type BenchCore, openBenchCore } from './open-bench-core.ts';
import { startWorker } from './start-worker.ts';
import type { AccountCopy } from './world-sql.ts';
import type { Worlds } from './worlds.ts';

/** The sample's smallest partners: each a hundredth of its rows or less. */
const SMALL_ACCOUNTS = [
  '3014000',
  '3015000',
  '3016000',
  '3017000',
  '3018000',
  '3019000',
  '3020000',
];

/** So many small partners, whose rows are those of the sample's. */
export const smallPartners = (count: number): AccountCopy[] =>
  Array.from({ length: count }, (_, index) => ({
    from: SMALL_ACCOUNTS[index % SMALL_ACCOUNTS.length] ?? '',
    to: String(7_000_000 + index),
  }));

export interface CrowdOptions {
  readonly worlds: Worlds;
  readonly data: string;
  readonly accounts: readonly string[];
  readonly usersEach: number;
  /** The ids of the queries that a user has reports of. */
  queriesOf(partner: number, user: number): readonly string[];
  readonly callbackUrl?: string;
}

/** A home of partners whose reports wait for their time; nobody has it open. */
export async function makeCrowd(options: CrowdOptions): Promise<BenchHome> {
  const home = await newHome(options.worlds, options.data);
  await addCrowd(home, options);
  return home;
}

export async function addCrowd(
  home: BenchHome,
  options: Omit<CrowdOptions, 'worlds' | 'data'>,
): Promise<void> {
  await using core = await openBenchCore(home);
  for (const [partner, account] of options.accounts.entries()) {
    const users = await addPartner(core, account, options.usersEach);
    for (const [user, caller] of users.entries()) {
      await addReports(core, caller, options.queriesOf(partner, user), options.callbackUrl);
    }
  }
}

async function addReports(
  { reports }: BenchCore,
  caller: Caller,
  queries: readonly string[],
  callbackUrl: string | undefined,
): Promise<void> {
  for (const queryId of queries) {
    await createReport(reports, caller, 'mpn', {
      ...{ reportName: 'bench', queryId, executeNow: true },
      ...(callbackUrl && { callbackUrl }),
    });
  }
}

/** What a worker needs for all that waits in a copy of the home, in seconds from its first claim on. */
export async function runCrowd(worlds: Worlds, crowd: BenchHome): Promise<number> {
  await using home = await cloneHome(worlds, crowd);
  using ledger = openLedger(home);
  await using _worker = await startWorker(home);
  ledger.makeDue();
  return await ledger.untilCompleted();
}
