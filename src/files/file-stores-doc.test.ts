import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { azuriteStore } from './testing/azurite-store.ts';
import { contract } from './testing/contract/contract.ts';
import { diskStore } from './testing/disk-store.ts';
import { fauxqsStore, s3rverStore } from './testing/s3-stores.ts';

const stores = [diskStore, azuriteStore, fauxqsStore, s3rverStore];
const reasons = [...new Set(stores.flatMap(({ cannot }) => Object.values(cannot)))];

const BEGIN = '<!-- contract of file stores: made by a test -->';
const END = '<!-- end of the contract -->';

test('docs/file-stores.md tells what is held against which store', async () => {
  const file = join(import.meta.dirname, '../../docs/file-stores.md');
  const document = await readFile(file, 'utf8');
  const [head, rest] = document.split(BEGIN);
  const [, tail] = (rest ?? '').split(END);
  if (head === undefined || tail === undefined)
    throw new Error(`docs/file-stores.md lacks ${BEGIN}`);
  const wanted = `${head}${BEGIN}\n\n${markdownTable()}\n\n${footnotes()}\n\n${END}${tail}`;
  // Only what stands between the marks can differ.
  await expect(wanted).toMatchFileSnapshot(file);
});

function markdownTable(): string {
  const lines = contract.map(({ title }) => [
    title,
    ...stores.map(({ cannot }) => {
      const reason = cannot[title];
      return reason === undefined ? 'holds' : `(${reasons.indexOf(reason) + 1})`;
    }),
  ]);
  const heads = ['promise', ...stores.map(({ name }) => name)];
  const all = [heads, heads.map(() => '---'), ...lines];
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const footnotes = (): string =>
  reasons.map((reason, index) => `(${index + 1}) ${reason}.`).join('  \n');
