import type { Worlds } from '../../support/worlds.ts';
import { apiCosts } from './api-kinds.ts';
import { claimCost } from './claims.ts';
import { commitRate } from './commits.ts';
import { type Crowd, makeCrowdDatabase } from './crowd-database.ts';
import { drain } from './drain.ts';
import type { Filling } from './fill.ts';
import { growthAt } from './growth.ts';
import { largeCost } from './large.ts';
import type { Server } from './server.ts';

export interface Setting {
  readonly worlds: Worlds;
  readonly server: Server;
  /** 1: as docs/scaling.md tells; less for trying the bench itself. */
  readonly scale: number;
}

const PARTNERS = 500;

/** Accounts and their executions that are ready. */
const backlogs = [
  [500, 10_000],
  [5000, 5000],
  [5000, 100_000],
  [20_000, 20_000],
  [20_000, 400_000],
  [50_000, 1_000_000],
] as const;

const backlogOf = (setting: Setting, accounts: number, ready: number): Filling => ({
  accounts: scaled(accounts, setting),
  ...{ ready: scaled(ready, setting), reports: scaled(ready, setting), history: 0 },
});

/** Each part by its name; all answer with plain data for `measured.json`. */
export const parts = {
  workers: async (setting: Setting) => {
    const counts = [1, 2, 4];
    return withCrowd(setting, 4, (crowd, options) =>
      inTurn(counts, (workers) =>
        copied(crowd, (home) =>
          drain(home, { ...options, workers, slots: 2, executions: scaled(2000, setting) }),
        ),
      ),
    );
  },
  /** One worker again and again: what the simulation is fed with, to foretell the others. */
  oneWorker: async (setting: Setting) =>
    withCrowd(setting, 2, (crowd, options) =>
      inTurn([1, 1, 1], (workers) =>
        copied(crowd, (home) =>
          drain(home, { ...options, workers, slots: 2, executions: scaled(1000, setting) }),
        ),
      ),
    ),
  growth: async (setting: Setting) =>
    withCrowd(setting, 2, (crowd, options) =>
      inTurn([10_000, 100_000, 1_000_000], (history) =>
        copied(crowd, (home) =>
          growthAt(home, { ...options, history: scaled(history, setting), executions: 300 }),
        ),
      ),
    ),
  claims: async (setting: Setting) =>
    withCrowd(setting, 1, (crowd, options) =>
      inTurn(backlogs, ([accounts, ready]) =>
        copied(crowd, (home) => claimCost(home, backlogOf(setting, accounts, ready), options)),
      ),
    ),
  commits: ({ server, scale }: Setting) =>
    inTurn([1, 8, 32, 64], (connections) =>
      commitRate(server, { connections, commits: Math.round(400 * connections * scale) }),
    ),
  api: ({ worlds, server }: Setting) => apiCosts(worlds, server, 6),
  large: (setting: Setting) =>
    inTurn([100_000, 1_000_000], (rows) => largeCost(setting.worlds, scaled(rows, setting))),
};

export type PartName = keyof typeof parts;

const scaled = (count: number, { scale }: Pick<Setting, 'scale'>): number =>
  Math.max(1, Math.round(count * scale));

async function withCrowd<T>(
  setting: Setting,
  reportsEach: number,
  work: (crowd: Crowd, options: { readonly postmaster: number }) => Promise<T>,
): Promise<T> {
  const { worlds, server } = setting;
  const partners = scaled(PARTNERS, setting);
  await using crowd = await makeCrowdDatabase(worlds, server, { partners, reportsEach });
  return await work(crowd, server);
}

async function copied<T>(
  crowd: Crowd,
  work: (home: Awaited<ReturnType<Crowd['copy']>>) => Promise<T>,
): Promise<T> {
  await using home = await crowd.copy();
  return await work(home);
}

async function inTurn<Item, T>(
  items: readonly Item[],
  work: (item: Item) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (const item of items) {
    const result = await work(item);
    console.error(`  ${JSON.stringify(item)}: ${JSON.stringify(result)}`);
    results.push(result);
  }
  return results;
}
