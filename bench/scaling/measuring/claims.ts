import { claimExecution } from '../../../src/reports/executions/claim-execution.ts';
import { lanes } from '../../../src/reports/executions/run-size.ts';
import { createSeenTurns, type SeenTurns } from '../../../src/reports/executions/seen-turns.ts';
import { defaultConfig } from '../../support/home.ts';
import { openBenchCore } from '../../support/open-bench-core.ts';
import { spreadOf } from '../../support/statistics.ts';
import type { CrowdCopy } from './crowd-database.ts';
import { forgetWork, type StatementCost, statementCosts } from './database-work.ts';
import { type Filling, fill } from './fill.ts';
import { serverCpu } from './processes.ts';
import { openClient } from './server.ts';

export interface ClaimCost extends Cost {
  readonly accounts: number;
  readonly ready: number;
  /** Milliseconds within the server of the statement that says whose turn it is. */
  readonly turnsMs: number;
  readonly others: readonly StatementCost[];
  /** Where a look serves several claims, as it does in a worker. */
  readonly seen: Cost;
}

interface Cost {
  readonly claims: number;
  /** Milliseconds of a claim, as its worker waits for it. */
  readonly waitMs: { readonly low: number; readonly median: number; readonly high: number };
  /** Milliseconds of CPU of a claim. */
  readonly databaseMs: number;
  readonly workerMs: number;
}

/** What a claim costs while so much waits: the product's own claims, one after the other. */
export async function claimCost(
  home: CrowdCopy,
  filling: Filling,
  { postmaster, claims = 10 }: { readonly postmaster: number; readonly claims?: number },
): Promise<ClaimCost> {
  await using client = await openClient(home.url);
  await fill(client, filling);
  await using bench = await openBenchCore(home);
  const context = { ...bench.core, limits: defaultConfig(home.folder) };
  const claim = (seen?: SeenTurns) =>
    claimExecution(context, { owner: 'bench', seconds: 3600 }, lanes, seen);
  const cost = async (count: number, seen?: SeenTurns) => {
    await forgetWork(client);
    const before = { database: serverCpu(postmaster), worker: process.cpuUsage() };
    const waited: number[] = [];
    for (let made = 0; made < count; made += 1) {
      const started = performance.now();
      if (typeof (await claim(seen)) === 'string') throw new Error('nothing was claimed');
      waited.push(performance.now() - started);
    }
    const { user, system } = process.cpuUsage(before.worker);
    return {
      ...{ claims: count, waitMs: spreadOf(waited) },
      databaseMs: ((serverCpu(postmaster) - before.database) * 1000) / count,
      workerMs: (user + system) / 1000 / count,
    };
  };
  const { accounts, ready } = filling;
  await claim();
  const looking = await cost(claims);
  const statements = costsOf(await statementCosts(client), claims);
  // The first look is made: what is measured is what is claimed by it.
  const seen = createSeenTurns();
  await claim(seen);
  return { accounts, ready, ...looking, ...statements, seen: await cost(10 * claims, seen) };
}

function costsOf(costs: readonly StatementCost[], claims: number) {
  const isLook = ({ text }: StatementCost) => text.includes('"turns"');
  const looked = costs.filter(isLook).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const others = costs.filter((one) => !isLook(one)).slice(0, 3);
  return { turnsMs: looked / claims, others };
}
