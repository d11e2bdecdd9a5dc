import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../support/results.ts';
import { openWorlds } from '../support/worlds.ts';
import { type PartName, parts } from './measuring/parts.ts';
import { startServer } from './measuring/server.ts';

/**
 * `npm run bench:scaling [-- <part>… --scale S --worlds FOLDER]`: what a node does and costs, on
 * PostgreSQL, into `bench/scaling/measured.json`. Parts that are not measured keep their figures.
 */
const WORLD_SCALE = 0.2;
const file = join(import.meta.dirname, 'measured.json');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scale: { type: 'string', default: '1' }, worlds: { type: 'string' } },
});
const names = Object.keys(parts) as PartName[];
const unknown = positionals.find((name) => !names.includes(name as PartName));
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}; there are ${names.join(', ')}.`);
  process.exit(2);
}
const asked = positionals.length === 0 ? names : (positionals as PartName[]);
const folder = await mkdtemp(join(tmpdir(), 'insights-scaling-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

if (values.worlds) await mkdir(values.worlds, { recursive: true });
const worlds = await openWorlds(folder, values.worlds ?? folder, WORLD_SCALE);
for (const name of asked) {
  console.error(name);
  // Each has a server of its own, so that none lives on what another has warmed or bloated.
  await using server = await startServer();
  const found = await parts[name]({ worlds, server, scale: Number(values.scale) });
  console.log(JSON.stringify({ [name]: found }, null, 2));
  if (values.scale === '1') await keep(name, found);
}

async function keep(name: PartName, found: unknown): Promise<void> {
  const known = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const date = new Date().toISOString().slice(0, 10);
  const next = { ...known, machine: machine(), [name]: { date, found } };
  await writeFile(file, `${JSON.stringify(next, null, 2)}\n`);
}
