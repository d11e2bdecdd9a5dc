import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readExport } from '../export/read-export.ts';
import { loadSalesRows } from '../testing/load-rows.ts';
import { salesCatalog, soon } from '../testing/open-sales-engine.ts';
import { guard } from '../testing/plans.ts';
import type { SalesRow } from '../testing/rows.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { amongOthers, atL1, fields, plansWithTies, seen, TIED_ROWS } from '../testing/tied-rows.ts';
import { openDuckDbEngine } from './duckdb-engine.ts';

test('the same rows give the same bytes, whatever lies between them and on however many threads', async () => {
  const engines = await Promise.all([
    openOver(seen, 1),
    openOver(seen, 4),
    openOver([...amongOthers()], 2),
    openOver([...amongOthers()], 3),
  ]);
  for (const plan of plansWithTies) {
    const guarded = guard(plan, atL1);
    const texts = [];
    for (const engine of engines) {
      await using exported = await engine.export(guarded, { format: 'csv', signal: soon() });
      texts.push((await readExport(exported)).bytes.toString());
      const { rows } = await engine.preview(guarded, { limit: 100, signal: soon() });
      texts.push(JSON.stringify(rows));
    }
    const [file, preview] = texts;
    expect(texts.every((text) => text === file || text === preview)).toBe(true);
    expect(new Set(texts).size).toBe(2);
  }
});

test('a plain select keeps the order of the snapshot', async () => {
  const engine = await openOver([...amongOthers()], 4);
  const guarded = guard({ select: fields('Rate') }, atL1);
  await using exported = await engine.export(guarded, { format: 'csv', signal: soon() });
  const [, ...lines] = (await readExport(exported)).bytes.toString().trimEnd().split('\n');
  expect(lines).toHaveLength(TIED_ROWS);
  expect(lines.every((line, index) => line === (index / 10_000).toFixed(4))).toBe(true);
});

async function openOver(rows: readonly SalesRow[], threads: number) {
  const folder = tempFolder();
  await loadSalesRows(path.join(folder, 'data'), rows);
  const engine = await openDuckDbEngine({
    ...{ catalog: salesCatalog, dataFolder: path.join(folder, 'data') },
    ...{ scratchFolder: path.join(folder, 'scratch'), memoryLimit: '1GB', threads },
  });
  onTestFinished(() => engine.close());
  return engine;
}
