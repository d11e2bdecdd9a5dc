import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judge } from './support/judge.ts';
import { measure } from './support/measure.ts';
import { type Options, readOptions } from './support/options.ts';
import { describeMachine, type RowResult, writeResults } from './support/results.ts';
import type { Row, Setting } from './support/row.ts';
import { tableOf } from './support/table.ts';
import { openWorlds } from './support/worlds.ts';

/**
 * `npm run bench [-- <row>… --rounds N --scale S --worlds FOLDER]`: each row measures two things in turn, in
 * one run. Figures mean something only as ratios of the same run; docs/performance.md keeps the last. With
 * `--worlds` the data that was made stays in the folder for the next run.
 */
const options = optionsOrExit();
const folder = await mkdtemp(join(tmpdir(), 'insights-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    console.error(`broken off by ${signal}`);
    process.exit(130);
  });
}
process.exit(await run(options));

function optionsOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(String(error));
    process.exit(2);
  }
}

async function run({ rows, rounds, scale, worlds: kept }: Options): Promise<number> {
  if (kept) await mkdir(kept, { recursive: true });
  const setting = { worlds: await openWorlds(folder, kept ?? folder, scale), scale };
  const results: RowResult[] = [];
  for (const row of rows) results.push(await resultOf(row, setting, rounds));
  console.log(`${describeMachine()}, scale ${scale}\n`);
  console.log(tableOf(results.map(({ row, outcome }) => ({ ...row, outcome }))));
  for (const row of rows) console.log(`\n${row.name}: ${row.ours}\n  against ${row.against}`);
  await writeResults({ date: new Date().toISOString().slice(0, 10), scale, rows: results });
  return results.some(({ outcome }) => 'failure' in outcome) ? 1 : 0;
}

/** A row that cannot be measured does not cost the others. */
async function resultOf(row: Row, setting: Setting, rounds: number): Promise<RowResult> {
  const started = performance.now();
  console.error(row.name);
  try {
    const pairs = await measure(row, setting, rounds);
    return { row, pairs, outcome: judge(row, pairs) };
  } catch (error) {
    console.error(error);
    return { row, pairs: [], outcome: { failure: String(error) } };
  } finally {
    console.error(`  took ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
}
