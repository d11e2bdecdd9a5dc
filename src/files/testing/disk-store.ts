import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDiskFiles } from '../disk-files.ts';
import type { TestedStore } from './contract/contract.ts';
import { faultItems } from './contract/fault-items.ts';
import { linkItems } from './contract/link-items.ts';
import { claimItem } from './contract/sweep-items.ts';

const all = (items: readonly { readonly title: string }[], reason: string) =>
  Object.fromEntries(items.map(({ title }) => [title, reason]));

export const diskStore: TestedStore = {
  name: 'disk',
  cannot: {
    ...all(faultItems, 'no network lies between'),
    ...all(linkItems, 'a disk has no links'),
    [claimItem.title]: 'they lie in a home, which is tied to its deployment itself',
  },
  start: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'disk-store-'));
    return {
      open: async (clock) => ({
        files: await openDiskFiles(await mkdtemp(join(folder, 'files-')), { clock }),
      }),
      [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
    };
  },
};
