import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const best = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};

/** Lays a `.br` and a `.gz` beside each built file, so that the server compresses nothing. */
export const compressFiles = (): Plugin => ({
  name: 'compress-files',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const files = globSync('assets/*.{js,css,svg}', { cwd: dir });
    for (const file of files) await compress(join(dir, file));
  },
});

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  for (const [ending, pack] of Object.entries(best)) {
    await writeFile(`${file}.${ending}`, await pack(bytes));
  }
}
