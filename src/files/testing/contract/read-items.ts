import { expect } from 'vitest';
import { listAll, MIB, noise, readAll, write, writePlain } from './bytes.ts';
import type { ContractItem } from './contract.ts';

/** How files are read and removed. */
export const readItems: readonly ContractItem[] = [
  {
    title: 'a range is inclusive, wherever it lies',
    run: async ({ files }) => {
      await write(files, 'abc', noise(9 * MIB), { encoding: 'identity' });
      const whole = (await readAll(files, 'abc')) ?? Buffer.alloc(0);
      for (const [start, end] of [
        [0, 0],
        [3, 7],
        [8 * MIB - 2, 8 * MIB + 2],
        [9 * MIB - 1, 9 * MIB - 1],
      ] as const) {
        const range = await readAll(files, 'abc', { start, end });
        expect(range).toEqual(whole.subarray(start, end + 1));
      }
    },
  },
  {
    title: 'what is not there reads as nothing, and is removed without an error',
    run: async ({ files }) => {
      expect([await files.has('absent'), await files.read('absent')]).toEqual([false, undefined]);
      await files.remove('absent');
      await files.remove('absent');
    },
  },
  {
    title: 'a removed file is gone, and its neighbours stay',
    run: async ({ files }) => {
      await writePlain(files, 'abc', 'x');
      await writePlain(files, 'abc.part2', 'y');
      await files.remove('abc');
      expect([await files.has('abc'), await files.read('abc')]).toEqual([false, undefined]);
      expect(await listAll(files)).toEqual(['abc.part2']);
    },
  },
  {
    title: 'a reader that goes away early harms nobody',
    run: async ({ files }) => {
      await write(files, 'abc', noise(9 * MIB), { encoding: 'identity' });
      for await (const chunk of (await files.read('abc')) ?? []) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      expect(await readAll(files, 'abc')).toHaveLength(9 * MIB);
    },
  },
  {
    title: 'a store that works passes its probe, and the probe leaves nothing',
    run: async ({ files }) => {
      await files.probe();
      expect(await listAll(files)).toEqual([]);
    },
  },
];
