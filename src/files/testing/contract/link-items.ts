import { expect } from 'vitest';
import type { LinkOptions, ReportFiles } from '../../report-files.ts';
import { get } from '../raw-get.ts';
import { chunks, readAll, textOf, write, writePlain } from './bytes.ts';
import type { ContractItem } from './contract.ts';

const options: LinkOptions = {
  seconds: 300,
  encoding: 'gzip',
  contentType: 'text/csv; charset=utf-8',
  contentDisposition: 'attachment; filename="Office seats.csv"',
};

async function linkTo(
  files: ReportFiles,
  key: string,
  change: Partial<LinkOptions> = {},
): Promise<string> {
  if (!files.signLink) throw new Error('this store makes no links');
  return files.signLink(key, { ...options, ...change });
}

export const foreignNameItem: ContractItem = {
  title: 'a link may name the file in any letters',
  run: async ({ files }) => {
    await writePlain(files, 'abc', 'x');
    const contentDisposition = `attachment; filename="Gr__e.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.csv`;
    const { status, headers } = await get(await linkTo(files, 'abc', { contentDisposition }));
    expect([status, headers['content-disposition']]).toEqual([200, contentDisposition]);
  },
};

/** Links of the store's own, which it honours without us. */
export const linkItems: readonly ContractItem[] = [
  {
    title: 'a link gives the stored bytes to anybody, with the headers of a download',
    run: async ({ files }) => {
      await write(files, 'abc.csv.gz', chunks('a,b\n'), { contentType: 'text/csv' });
      const stored = await readAll(files, 'abc.csv.gz');
      const link = await linkTo(files, 'abc.csv.gz');
      const whole = await get(link);
      expect([whole.status, whole.bytes]).toEqual([200, stored]);
      expect(whole.headers).toMatchObject({
        'content-type': options.contentType,
        'content-disposition': options.contentDisposition,
        'content-encoding': 'gzip',
        'cache-control': 'private, no-store',
        'content-length': String(stored?.length),
      });
      const part = await get(link, { range: 'bytes=2-5' });
      expect([part.status, part.bytes]).toEqual([206, stored?.subarray(2, 6)]);
    },
  },
  foreignNameItem,
  {
    title: 'a link to what is stored as it is names no encoding',
    run: async ({ files }) => {
      await writePlain(files, 'abc.parquet', 'PAR1');
      const { status, headers } = await get(
        await linkTo(files, 'abc.parquet', { encoding: 'identity' }),
      );
      expect([status, headers['content-encoding']]).toEqual([200, undefined]);
    },
  },
  {
    title: 'a link that has ended is refused',
    run: async ({ files, clock }) => {
      await writePlain(files, 'abc', 'x');
      clock.set(new Date(clock.now().getTime() - 120_000));
      const { status, bytes } = await get(await linkTo(files, 'abc', { seconds: 60 }));
      expect([status, bytes.toString()]).toEqual([403, expect.stringMatching(/expired|Auth/i)]);
      expect((await get(await linkTo(files, 'abc', { seconds: 180 }))).status).toBe(200);
    },
  },
  {
    title: 'a link opens no other file, and changes none',
    run: async ({ files }) => {
      await writePlain(files, 'abc', 'x');
      await writePlain(files, 'abd', 'y');
      const link = await linkTo(files, 'abc');
      expect((await get(link.replace('abc', 'abd'))).status).toBe(403);
      for (const method of ['PUT', 'DELETE']) {
        expect((await get(link, { 'x-ms-blob-type': 'BlockBlob' }, method)).status).toBe(403);
      }
      expect([await textOf(files, 'abc'), await textOf(files, 'abd')]).toEqual(['x', 'y']);
    },
  },
];
