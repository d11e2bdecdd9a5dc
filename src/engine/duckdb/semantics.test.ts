import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import type { Engine } from '../engine.ts';
import { askCase } from '../testing/semantics/ask-case.ts';
import { factsCatalog, factsDataset } from '../testing/semantics/facts.ts';
import { writeFacts } from '../testing/semantics/facts-file.ts';
import { semantics } from '../testing/semantics/semantics.ts';
import { openDuckDbEngine } from './duckdb-engine.ts';
import { loadDataset } from './load-dataset.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'insights-semantics-'));
const dataFolder = path.join(folder, 'data');
let engine: Engine;

beforeAll(async () => {
  const by = { dataFolder, clock: systemClock, newId: randomId };
  const scratchFolder = path.join(folder, 'load');
  await loadDataset(factsDataset, [writeFacts(folder)], { ...by, scratchFolder });
  const scratch = { scratchFolder: path.join(folder, 'scratch') };
  engine = await openDuckDbEngine({ ...scratch, dataFolder, catalog: factsCatalog, threads: 2 });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

describe.each(semantics)('$rule', ({ rule, cases }) => {
  test.each(cases)('$query', async (one) => {
    expect(await askCase(engine, rule, one)).toEqual(one);
  });
});

test('docs/semantics.md has these rules, in this order, and no other', () => {
  const doc = readFileSync(new URL('../../../docs/semantics.md', import.meta.url), 'utf8');
  const headings = [...doc.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(semantics.map(({ rule }) => rule));
});
