import { expect } from 'vitest';
import type { Passing } from '../fault-proxy.ts';
import { listAll, MIB, noise, readAll, sha256, textOf, write, writePlain } from './bytes.ts';
import type { ContractItem, StoreWorld } from './contract.ts';

const isPart = ({ method, url }: Passing): boolean =>
  method === 'PUT' && /[?&](comp=block(&|$)|partNumber=)/.test(url);

const isCommit = ({ method, url }: Passing): boolean =>
  /[?&]comp=blocklist/.test(url) || (method === 'POST' && /[?&]uploadId=/.test(url));

const isRead = ({ method, url }: Passing): boolean =>
  method === 'GET' && !/[?&](comp=|restype=|list-type=|uploads)/.test(url);

const rangesOf = ({ faults }: StoreWorld): unknown[] =>
  faults.seen.filter(isRead).map(({ headers }) => headers['x-ms-range'] ?? headers.range);

export const spoiltItem: ContractItem = {
  title: 'a part that is spoilt on its way is refused by the store, and nothing is published',
  run: async ({ files, faults }) => {
    faults.breakNext({ when: isPart, what: 'spoilt', times: 1 });
    await expect(write(files, 'abc', noise(9 * MIB))).rejects.toThrow(/MD5|digest/i);
    expect([await files.has('abc'), await listAll(files)]).toEqual([false, []]);
  },
};

/** What happens when the network or the store fails for a while. */
export const faultItems: readonly ContractItem[] = [
  {
    title: 'a part that the store does not take for the moment is sent again',
    run: async ({ files, faults }) => {
      faults.breakNext({ when: isPart, what: 'unavailable', times: 2 });
      const stored = await write(files, 'abc', noise(20 * MIB), { encoding: 'identity' });
      expect(sha256((await readAll(files, 'abc')) ?? '')).toBe(stored.sha256);
      expect(faults.seen.filter(isPart)).toHaveLength(3 + 2);
    },
  },
  {
    title: 'a part whose connection breaks is sent again',
    run: async ({ files, faults }) => {
      faults.breakNext({ when: isPart, what: 'reset', times: 1 });
      faults.breakNext({ when: isPart, what: 'lost-answer', times: 1 });
      const stored = await write(files, 'abc', noise(20 * MIB), { encoding: 'identity' });
      expect(sha256((await readAll(files, 'abc')) ?? '')).toBe(stored.sha256);
    },
  },
  {
    title: 'a file whose publishing was done but not answered is published once, and told of',
    run: async ({ files, faults }) => {
      faults.breakNext({ when: isCommit, what: 'lost-answer', times: 1 });
      expect(await writePlain(files, 'abc', 'x')).toMatchObject({ bytes: 1 });
      expect([await textOf(files, 'abc'), await listAll(files)]).toEqual(['x', ['abc']]);
    },
  },
  spoiltItem,
  {
    title: 'a store that stays away fails the write, and nothing is to be seen',
    run: async ({ files, faults }) => {
      faults.breakNext({ when: isPart, what: 'unavailable', times: Infinity });
      await expect(write(files, 'abc', noise(60 * MIB))).rejects.toThrow();
      expect([await files.has('abc'), await listAll(files)]).toEqual([false, []]);
    },
  },
  {
    title: 'a read that breaks off goes on from there, and asks for the same file',
    run: async (world) => {
      const { files, faults } = world;
      const stored = await write(files, 'abc', noise(9 * MIB), { encoding: 'identity' });
      for (const breakAfter of [MIB + 1, 2 * MIB])
        faults.breakNext({ when: isRead, what: { breakAfter }, times: 1 });
      expect(sha256((await readAll(files, 'abc')) ?? '')).toBe(stored.sha256);
      const starts = rangesOf(world).map((range) => Number(/\d+/.exec(String(range))?.[0] ?? 0));
      expect(starts).toEqual([0, MIB + 1, 3 * MIB + 1]);
      const [, second] = faults.seen.filter(isRead);
      expect(second?.headers['if-match']).toMatch(/^"/);
    },
  },
  {
    title: 'a range that breaks off goes on to its own end',
    run: async (world) => {
      const { files, faults } = world;
      await write(files, 'abc', noise(9 * MIB), { encoding: 'identity' });
      const whole = (await readAll(files, 'abc')) ?? Buffer.alloc(0);
      faults.breakNext({ when: isRead, what: { breakAfter: 1000 }, times: 1 });
      const range = { start: MIB, end: 3 * MIB };
      expect(await readAll(files, 'abc', range)).toEqual(whole.subarray(MIB, 3 * MIB + 1));
      expect(rangesOf(world).slice(-2)).toEqual([
        `bytes=${MIB}-${3 * MIB}`,
        `bytes=${MIB + 1000}-${3 * MIB}`,
      ]);
    },
  },
  {
    title: 'two files are never patched into one',
    run: async ({ files, faults }) => {
      await write(files, 'abc', noise(9 * MIB), { encoding: 'identity' });
      faults.breakNext({ when: isRead, what: { breakAfter: MIB }, times: 1 });
      const reading = await files.read('abc');
      await files.remove('abc');
      await write(files, 'abc', noise(9 * MIB), { encoding: 'identity' });
      await expect(Array.fromAsync(reading ?? [])).rejects.toThrow();
    },
  },
  {
    title: 'a store that is away fails its probe',
    run: async ({ files, faults }) => {
      faults.breakNext({ when: () => true, what: 'unavailable', times: Infinity });
      await expect(files.probe()).rejects.toThrow();
    },
  },
];
