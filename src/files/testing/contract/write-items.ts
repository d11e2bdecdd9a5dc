import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { KeyTakenError } from '../../report-files.ts';
import {
  chunks,
  listAll,
  MIB,
  noise,
  readAll,
  sha256,
  textOf,
  write,
  writePlain,
} from './bytes.ts';
import type { ContractItem } from './contract.ts';
import { raceItem } from './race-item.ts';

/** How files come into a store. */
export const writeItems: readonly ContractItem[] = [
  {
    title: 'a file is stored compressed, and its sizes and checksums are told',
    run: async ({ files }) => {
      const stored = await write(files, 'abc.csv.gz', chunks('a,b\n', '1,2\n'));
      const bytes = (await readAll(files, 'abc.csv.gz')) ?? Buffer.alloc(0);
      expect(gunzipSync(bytes).toString()).toBe('a,b\n1,2\n');
      expect(stored).toEqual({
        ...{ key: 'abc.csv.gz', encoding: 'gzip', bytes: bytes.length, plainBytes: 8 },
        ...{ sha256: sha256(bytes), plainSha256: sha256('a,b\n1,2\n') },
      });
    },
  },
  {
    title: 'what is compressed already is stored as it is',
    run: async ({ files }) => {
      const stored = await writePlain(files, 'abc.parquet', 'PAR1', 'x');
      expect(await textOf(files, 'abc.parquet')).toBe('PAR1x');
      expect(stored).toMatchObject({ encoding: 'identity', bytes: 5, sha256: sha256('PAR1x') });
    },
  },
  {
    title: 'an empty file is a file too',
    run: async ({ files }) => {
      await write(files, 'empty.csv.gz', chunks());
      expect(gunzipSync((await readAll(files, 'empty.csv.gz')) ?? '')).toHaveLength(0);
      expect(await writePlain(files, 'none.parquet')).toMatchObject({ bytes: 0 });
      expect(await textOf(files, 'none.parquet')).toBe('');
    },
  },
  {
    title:
      'a file of many parts comes back byte for byte, and memory is bounded while it is written',
    run: async ({ files }) => {
      let most = 0;
      const before = process.memoryUsage().external;
      const measure = () => {
        most = Math.max(most, process.memoryUsage().external - before);
      };
      const stored = await write(files, 'large', noise(150 * MIB + 5, measure), {
        encoding: 'identity',
      });
      expect(stored.bytes).toBe(150 * MIB + 5);
      expect(most).toBeLessThan(90 * MIB);
      expect(sha256((await readAll(files, 'large')) ?? '')).toBe(stored.sha256);
    },
  },
  {
    title: 'nothing is to be seen before the file is whole and whoever ordered it has agreed',
    run: async ({ files }) => {
      const steps: string[] = [];
      const look = async (step: string) => {
        expect([await files.has('abc'), await files.read('abc')]).toEqual([false, undefined]);
        expect(await listAll(files)).toEqual([]);
        steps.push(step);
      };
      async function* watched() {
        yield* noise(9 * MIB);
        await look('source');
      }
      await write(files, 'abc', watched(), { beforePublish: () => look('before') });
      expect(steps).toEqual(['source', 'before']);
      expect(await listAll(files)).toEqual(['abc']);
    },
  },
  {
    title: 'a file is not published when whoever ordered it says no at the last moment',
    run: async ({ files }) => {
      const beforePublish = () => Promise.reject(new Error('no longer mine'));
      const writing = write(files, 'refused', chunks('rows'), { beforePublish });
      await expect(writing).rejects.toThrow('no longer mine');
      expect([await files.has('refused'), await listAll(files)]).toEqual([false, []]);
    },
  },
  {
    title: 'a source that fails midway leaves nothing',
    run: async ({ files }) => {
      async function* failing() {
        yield* noise(20 * MIB);
        throw new Error('engine stopped');
      }
      await expect(write(files, 'abc', failing())).rejects.toThrow('engine stopped');
      expect([await files.has('abc'), await listAll(files)]).toEqual([false, []]);
      await writePlain(files, 'abc', 'again');
      expect(await textOf(files, 'abc')).toBe('again');
    },
  },
  {
    title: 'an abort stops a silent source with its reason, and leaves nothing',
    run: async ({ files }) => {
      const control = new AbortController();
      async function* silent() {
        yield* noise(20 * MIB);
        control.abort(new Error('lease lost'));
        await new Promise(() => {});
      }
      const writing = write(files, 'abc', silent(), { signal: control.signal });
      await expect(writing).rejects.toThrow('lease lost');
      const late = write(files, 'abd', chunks('x'), { signal: control.signal });
      await expect(late).rejects.toThrow('lease lost');
      expect([await files.has('abc'), await listAll(files)]).toEqual([false, []]);
    },
  },
  {
    title: 'a key that is taken is refused, and what it has stays',
    run: async ({ files }) => {
      await writePlain(files, 'abc', 'first');
      await expect(writePlain(files, 'abc', 'second')).rejects.toThrow(KeyTakenError);
      expect([await textOf(files, 'abc'), await listAll(files)]).toEqual(['first', ['abc']]);
    },
  },
  raceItem,
  {
    title: 'no path is a key',
    run: async ({ files }) => {
      for (const key of ['', '.', '..', '../x', 'a/b', 'a\\b', '.hidden', 'a b', 'é', 'a\n']) {
        await expect(writePlain(files, key, 'x')).rejects.toThrow('not a file key');
        await expect(files.read(key)).rejects.toThrow('not a file key');
        await expect(files.remove(key)).rejects.toThrow('not a file key');
      }
    },
  },
];
