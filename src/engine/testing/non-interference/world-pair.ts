import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Catalog } from '../../../catalog/catalog.ts';
import type { Dataset } from '../../../catalog/dataset.ts';
import { systemClock } from '../../../kernel/clock.ts';
import { randomId } from '../../../kernel/ids.ts';
import { type GuardedPlan, isRedacted } from '../../../policy/guard.ts';
import { openDuckDbEngine } from '../../duckdb/duckdb-engine.ts';
import { openSnapshotWriter } from '../../duckdb/write-snapshot.ts';
import { type Engine, EngineError, type FileFormat, type Measured } from '../../engine.ts';
import { readExport } from '../../export/read-export.ts';
import { batchOf, type StoredRow } from './stored-rows.ts';

export interface Asked {
  readonly limit: number;
  readonly format: FileFormat;
}

/** One engine with data of its own. */
export interface World {
  publish(dataset: Dataset, rows: readonly StoredRow[]): Promise<void>;
  /** All that a caller is told: the preview, the mark of redaction, the file and its size, or the failure. */
  answer(guarded: GuardedPlan, asked: Asked): Promise<string>;
}

export interface WorldPair extends AsyncDisposable {
  readonly worlds: readonly [World, World];
}

/** Two engines in this process, with different numbers of threads. */
export async function openWorldPair(catalog: Catalog): Promise<WorldPair> {
  const folder = await mkdtemp(path.join(tmpdir(), 'insights-worlds-'));
  const open = async (name: string, threads: number) => {
    const dataFolder = path.join(folder, name, 'data');
    const scratchFolder = path.join(folder, name, 'scratch');
    const engine = await openDuckDbEngine({ catalog, dataFolder, scratchFolder, threads });
    return { engine, world: worldOf(engine, dataFolder) };
  };
  const [one, other] = [await open('one', 1), await open('other', 2)];
  return {
    worlds: [one.world, other.world],
    [Symbol.asyncDispose]: async () => {
      await Promise.all([one.engine.close(), other.engine.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const worldOf = (engine: Engine, dataFolder: string): World => ({
  publish: async (dataset, rows) => {
    await rm(path.join(dataFolder, dataset.program, dataset.name), {
      recursive: true,
      force: true,
    });
    const by = { clock: systemClock, newId: randomId };
    const writer = await openSnapshotWriter(dataset, dataFolder, by);
    await writer.append(batchOf(dataset, rows));
    await writer.publish();
  },
  answer: (guarded, asked) => answerOf(engine, guarded, asked),
});

const { signal } = new AbortController();

async function answerOf(engine: Engine, guarded: GuardedPlan, { limit, format }: Asked) {
  try {
    const { rows } = await engine.preview(guarded, { limit, signal });
    // Fewer than there often are, so that they are counted too.
    const how = { format, sampleRows: 3, signal };
    const measured = await engine.measure(guarded, how);
    await using exported = await engine.export(guarded, { format, signal });
    const file = await readExport(exported);
    const told = { rows, size: sizeOf(measured), redacted: isRedacted(guarded) };
    return `${JSON.stringify(told)}\n${file.rows}\n${file.bytes.toString('latin1')}`;
  } catch (error) {
    if (error instanceof EngineError) return `${error.failure}: ${error.message}`;
    throw error;
  }
}

const sizeOf = ({ rows, sampleRows, sample }: Measured) => ({
  ...{ rows, sampleRows },
  sample: Buffer.from(sample).toString(),
});
