import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCatalog, namesOf } from '../../src/catalog/catalog.ts';
import type { Dataset } from '../../src/catalog/dataset.ts';
import { defaultCatalogFolder, loadCatalog } from '../../src/catalog/load-catalog.ts';
import { fileFormats } from '../../src/engine/engine.ts';
import { hostileDatasets } from './support/differential/hostile-dataset.ts';
import { loadHostileWorlds } from './support/differential/hostile-worlds.ts';
import { playCase, playGenerated } from './support/differential/play.ts';
import { loadSampleWorlds } from './support/differential/sample-worlds.ts';
import { emptyTally, summary, type Tally } from './support/differential/tally.ts';
import type { World } from './support/differential/world.ts';
import { openTwinEngines, type TwinEngines } from './support/twin-engines.ts';

const cases = Number(process.env.DIFFERENTIAL_CASES ?? 3000);
const seed = Number(process.env.DIFFERENTIAL_SEED ?? 20_261);
const LONG = 6 * 3600 * 1000;

const sample = await loadCatalog([defaultCatalogFolder]);
const catalog = createCatalog([...hostileDatasets, ...sample.datasets('mpn')]);
let twins: TwinEngines;
let sampleWorlds: readonly World[];
let hostileWorlds: readonly World[];

beforeAll(async () => {
  twins = await openTwinEngines(catalog);
  hostileWorlds = await loadHostileWorlds(twins, 1);
  sampleWorlds = await loadSampleWorlds(twins, sample);
});
afterAll(() => twins[Symbol.asyncDispose]());

/** What a run of CI counts on; a single round is played to see it again. */
const WHOLE = 1000;

test('every system and sample query, whoever asks, in every format', async () => {
  const tally = emptyTally();
  const queries = [...catalogQueries(), ...sample.sampleQueries('mpn').map(({ query }) => query)];
  for (const query of queries) {
    const world = sampleWorlds.find(({ dataset }) => isAbout(query, dataset));
    if (!world) throw new Error(`no dataset for ${query}`);
    for (const [index, grant] of world.grants.entries()) {
      const format = fileFormats[index % fileFormats.length] ?? 'csv';
      const asked = { query, grant, format, limit: 100, measured: index === 0 };
      await playCase({ twins, catalog: sample }, world, asked, tally, 'catalog');
    }
  }
  tell(tally);
  expect(tally.differences).toEqual([]);
  expect(tally.failures).toEqual([]);
});

test('whatever a query may ask, both engines answer the same', { timeout: LONG }, async () => {
  const tally = emptyTally();
  const kinds = [hostileWorlds, sampleWorlds];
  await playGenerated({ twins, catalog }, kinds, { cases, seed }, tally);
  tell(tally);
  expect(tally.differences).toEqual([]);
  expect(tally.failures).toEqual([]);
  if (cases >= WHOLE) expectWorthItsName(tally);
});

const catalogQueries = () => sample.systemQueries('mpn').map(({ query }) => query);

const isAbout = (query: string, dataset: Dataset): boolean =>
  namesOf(dataset).some((name) => new RegExp(`FROM\\s+${name}\\b`, 'i').test(query));

/** Answers that are all empty would be alike too. */
function expectWorthItsName({ cases, features }: Tally): void {
  const share = (feature: string) => (features.get(feature) ?? 0) / cases;
  expect(share('answers with rows')).toBeGreaterThan(0.4);
  for (const feature of ['LIKE', 'HAVING', 'NOT IN', 'DISTINCT', 'plain rows']) {
    expect(share(feature), feature).toBeGreaterThan(0.08);
  }
}

function tell(tally: Tally): void {
  process.stdout.write(`${summary(tally)}\nseed ${seed}\n`);
}
