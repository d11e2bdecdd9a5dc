import { expect } from 'vitest';
import type { ReportFiles } from '../../report-files.ts';
import { noise, write, writePlain } from './bytes.ts';
import type { ContractItem } from './contract.ts';

const HOUR = 3_600_000;

const listOlder = async (files: ReportFiles, minimumAgeSeconds: number): Promise<string[]> =>
  (await Array.fromAsync(files.list({ minimumAgeSeconds }))).sort();

export const abandonedItem: ContractItem = {
  title: 'what a writer that died left half-written is removed after a day, and nothing else',
  run: async ({ files, clock }) => {
    await writePlain(files, 'whole', 'x');
    const control = new AbortController();
    const begun = Promise.withResolvers<void>();
    async function* hanging() {
      yield* noise(1_000_000);
      begun.resolve();
      await new Promise(() => {});
    }
    const writing = write(files, 'half', hanging(), { signal: control.signal });
    writing.catch(() => {});
    await begun.promise;
    expect(await files.removeAbandoned()).toBe(0);
    clock.set(new Date(clock.now().getTime() + 25 * HOUR));
    expect(await files.removeAbandoned()).toBe(1);
    expect(await listOlder(files, 0)).toEqual(['whole']);
    control.abort(new Error('over'));
    await expect(writing).rejects.toThrow('over');
  },
};

export const claimItem: ContractItem = {
  title: 'a place belongs to the deployment that came first, and to no other',
  run: async ({ files }) => {
    const claim = files.claim ?? (() => Promise.reject(new Error('it cannot be claimed')));
    await claim('home-1');
    await claim('home-1');
    await expect(claim('home-2')).rejects.toThrow('belong to another home, home-1');
    expect(await listOlder(files, -1e6)).toEqual([]);
  },
};

/** How what nobody needs is found. */
export const sweepItems: readonly ContractItem[] = [
  {
    title: 'keys are listed by the age of their files, over as many pages as it takes',
    run: async ({ files, clock }) => {
      const keys = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter}-1.csv.gz`);
      for (const key of keys) await writePlain(files, key, 'x');
      expect(await listOlder(files, 60)).toEqual([]);
      clock.set(new Date(clock.now().getTime() + HOUR));
      expect(await listOlder(files, 3500)).toEqual(keys);
      expect(await listOlder(files, 3700)).toEqual([]);
    },
  },
  abandonedItem,
  claimItem,
];
