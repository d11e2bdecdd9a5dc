import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Clock, manualClock } from '../../../kernel/clock.ts';
import type { ReportFiles } from '../../report-files.ts';
import type { FaultProxy } from '../fault-proxy.ts';
import { faultItems } from './fault-items.ts';
import { linkItems } from './link-items.ts';
import { readItems } from './read-items.ts';
import { sweepItems } from './sweep-items.ts';
import { writeItems } from './write-items.ts';

/** One promise that every store of files makes. */
export interface ContractItem {
  readonly title: string;
  run(world: StoreWorld): Promise<void>;
}

export interface StoreWorld {
  /** Empty, and its own for each item. */
  readonly files: ReportFiles;
  /** Set to the true time as the item starts. */
  readonly clock: ReturnType<typeof manualClock>;
  /** What stands between us and the store. */
  readonly faults: FaultProxy;
}

export interface RunningStore extends AsyncDisposable {
  open(clock: Clock): Promise<Pick<StoreWorld, 'files'> & Partial<Pick<StoreWorld, 'faults'>>>;
}

export interface TestedStore {
  /** As it stands in docs/file-stores.md, with what it is tested against. */
  readonly name: string;
  start(): Promise<RunningStore>;
  /** Items that cannot be shown here, and why. */
  readonly cannot: Readonly<Record<string, string>>;
}

export const contract: readonly ContractItem[] = [
  ...writeItems,
  ...readItems,
  ...faultItems,
  ...linkItems,
  ...sweepItems,
];

export function testContract({ name, start, cannot }: TestedStore): void {
  describe(`the contract of file stores: ${name}`, () => {
    let store: RunningStore;
    beforeAll(async () => {
      store = await start();
    });
    afterAll(() => store[Symbol.asyncDispose]());

    test.for(contract)('$title', async ({ title, run }, { skip }) => {
      const reason = cannot[title];
      if (reason !== undefined) skip(reason);
      const clock = manualClock(new Date());
      const opened = await store.open(clock);
      await run({ faults: noFaults, ...opened, clock });
    });

    test('what cannot be shown is in the contract', () => {
      const titles = contract.map(({ title }) => title);
      expect(Object.keys(cannot).filter((title) => !titles.includes(title))).toEqual([]);
    });
  });
}

/** Of a store that is reached without a network. */
const noFaults = new Proxy({} as FaultProxy, {
  get: () => {
    throw new Error('this store has no network to break');
  },
});
