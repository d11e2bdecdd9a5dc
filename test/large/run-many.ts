import { openDuckDbEngine } from '../../src/engine/duckdb/duckdb-engine.ts';
import { EngineError } from '../../src/engine/engine.ts';
import { columnField, guard } from '../../src/engine/testing/plans.ts';
import { salesCatalog } from '../../src/engine/testing/sales-catalog.ts';
import { openDiskFiles } from '../../src/files/disk-files.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { writeParts } from '../../src/reports/executions/write-parts.ts';

/**
 * A process of its own, so that its memory is that of the runs: makes each of the reports that its input
 * names, one after the other, as a worker does, and prints what became of it.
 */
export interface Ask {
  readonly dataFolder: string;
  readonly scratchFolder: string;
  readonly filesFolder: string;
  readonly memoryLimit: string;
  readonly spillLimit: string;
  readonly runs: readonly {
    readonly key: string;
    readonly sorted: boolean;
    readonly limit?: number;
  }[];
}

export interface Told {
  readonly runs: readonly {
    readonly rows: number;
    readonly failure: string | null;
    readonly seconds: number;
  }[];
  readonly peakMegabytes: number;
}

const ask = JSON.parse(process.argv[2] ?? '') as Ask;
const { signal } = new AbortController();
const engine = await openDuckDbEngine({ ...ask, catalog: salesCatalog, threads: 2, pipes: 2 });
const files = await openDiskFiles(ask.filesFolder, { clock: systemClock, gzip: { level: 2 } });
const runs: Told['runs'][number][] = [];
for (const run of ask.runs) {
  const started = performance.now();
  const outcome = await make(run);
  runs.push({ ...outcome, seconds: (performance.now() - started) / 1000 });
}
await engine.close();
const told: Told = { runs, peakMegabytes: process.resourceUsage().maxRSS / 1000 };
process.stdout.write(JSON.stringify(told));

async function make({ key, sorted, limit }: Ask['runs'][number]) {
  const columns = ['Customer', 'Location', 'Day', 'ChangedTime', 'Seats', 'Revenue'];
  const plan = guard({
    select: columns.map((name) => columnField(name)),
    orderBy: sorted ? [{ field: columnField('Customer'), direction: 'desc' }] : [],
    limit: limit ?? null,
  });
  try {
    await using exported = await engine.export(plan, { format: 'csv', signal });
    const asked = { key, format: 'csv', signal, beforePublish: async () => {} };
    const parts = await writeParts(files, exported, asked);
    return { rows: parts.reduce((sum, { rows }) => sum + rows, 0), failure: null };
  } catch (error) {
    if (error instanceof EngineError) return { rows: 0, failure: error.failure };
    throw error;
  }
}
