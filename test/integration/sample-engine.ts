import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Home, openHome } from '../../src/app/home.ts';
import { openCatalog } from '../../src/app/open-core.ts';
import { ensureSampleWorld } from '../../src/app/sample-world.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { openDuckDbEngine } from '../../src/engine/duckdb/duckdb-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { type Clock, manualClock } from '../../src/kernel/clock.ts';
import { randomId } from '../../src/kernel/ids.ts';
import type { WrittenDataset } from '../../src/sample/write-sample-world.ts';

export interface SampleEngine extends AsyncDisposable {
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly home: Home;
  readonly engine: Engine;
  readonly written: readonly WrittenDataset[];
}

/** The sample world up to October 2026, and an engine over it. */
export async function sampleEngine(scale: number): Promise<SampleEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'sample-engine-'));
  const catalog = await openCatalog({ catalogFolders: [] });
  const home = await openHome(folder);
  const clock = manualClock('2026-11-10T08:00:00Z');
  const core = { catalog, home, clock, newId: randomId };
  const written = await ensureSampleWorld(core, { sampleScale: scale, sampleSeed: 1 });
  const scratchFolder = join(home.scratch, 'engine');
  const engine = await openDuckDbEngine({
    ...{ catalog, dataFolder: home.data, scratchFolder },
    ...{ memoryLimit: '1GB', threads: 2 },
  });
  return {
    ...{ catalog, clock, home, engine, written },
    [Symbol.asyncDispose]: async () => {
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
}
