import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gzipCheaply } from './gzip-floor.ts';

test('what it writes is the file, in one gzip member', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'insights-gzip-floor-'));
  try {
    const text = Buffer.from('a line of a report\n'.repeat(200_000));
    await writeFile(join(folder, 'plain'), text);
    await gzipCheaply(join(folder, 'plain'), join(folder, 'plain.gz'));
    expect(gunzipSync(await readFile(join(folder, 'plain.gz'))).equals(text)).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
});
