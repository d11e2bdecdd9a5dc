import fc from 'fast-check';
import { writeTextFile } from '../../../../src/engine/testing/text-file.ts';
import type { TwinEngines } from '../twin-engines.ts';
import { hostileDatasets } from './hostile-dataset.ts';
import { hostileAccount, hostileLocations, hostileRow } from './hostile-rows.ts';
import { grantsFor, storedValues, type World } from './world.ts';

const NOW = new Date('2026-03-15T12:00:00Z');
const ROWS = 400;

/** Everything that a file may hold and an engine may trip over. */
export async function loadHostileWorlds(twins: TwinEngines, seed: number): Promise<World[]> {
  const worlds: World[] = [];
  for (const [index, dataset] of hostileDatasets.entries()) {
    const rows = fc.sample(hostileRow(dataset), { numRuns: ROWS, seed: seed + index });
    await twins.load(dataset, [writeTextFile(twins.folder, dataset, rows)]);
    const grants = grantsFor(hostileAccount, hostileLocations[2] ?? '', 'a1');
    const values = await storedValues(twins, dataset, hostileAccount);
    worlds.push({ dataset, now: NOW, grants, values });
  }
  return worlds;
}
