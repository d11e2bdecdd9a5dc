import { globSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, relative } from 'node:path';

/**
 * Writes `dist/`, which only the published package needs: Node strips types from a checkout's files,
 * but from none under `node_modules`. Files keep their places, so relative addresses stay true.
 */
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const sources = [
  { folder: 'src', target: dist },
  { folder: 'client/src', target: join(dist, 'client') },
];

await rm(dist, { recursive: true, force: true });
for (const { folder, target } of sources) {
  for (const name of globSync('**/*.ts', { cwd: join(root, folder) })) {
    if (/\.test\.ts$|\.fixture\.ts$|(^|\/)testing\//.test(name)) continue;
    await convert(join(root, folder, name), join(target, name.replace(/\.ts$/, '.js')));
  }
}

async function convert(source: string, target: string): Promise<void> {
  const client = relative(dirname(target), join(dist, 'client', 'index.js'));
  const code = stripTypeScriptTypes(await readFile(source, 'utf8'))
    .replace(/'(\.{1,2}\/[^'\n]+)\.ts'/g, "'$1.js'")
    .replaceAll(
      "'@partner-insights/client'",
      `'${client.startsWith('.') ? client : `./${client}`}'`,
    );
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, code);
}
