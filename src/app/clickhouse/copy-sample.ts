import type { Catalog } from '../../catalog/catalog.ts';
import type { Config } from '../../config/load-config.ts';
import { openSnapshotStore } from '../../engine/snapshots/snapshot-store.ts';
import { systemClock } from '../../kernel/clock.ts';
import type { Home } from '../home.ts';
import { openScratchFolder } from '../scratch-folder.ts';
import type { ClickHouse } from './open-clickhouse.ts';

interface SampleCopy {
  readonly catalog: Catalog;
  readonly home: Home;
  readonly clickhouse: ClickHouse | undefined;
}

/** Brings the sample data of the datasets that lie in ClickHouse there, where it is not there yet. */
export async function copySampleToClickHouse(
  { catalog, home, clickhouse }: SampleCopy,
  config: Pick<Config, 'engineMemory' | 'engineThreads'>,
): Promise<void> {
  if (!clickhouse) return;
  const { currentPointer, loadIntoClickHouse } = await import(
    '../../engine/clickhouse/load-dataset.ts'
  );
  const { server, tableOf } = clickhouse;
  const snapshots = openSnapshotStore(home.data);
  for (const dataset of catalog.programs.flatMap((program) => catalog.datasets(program))) {
    const view = tableOf(dataset);
    const snapshot = view && (await snapshots.current(dataset.program, dataset.name));
    if (!view || !snapshot) continue;
    const { snapshotId, accounts } = snapshot;
    if ((await currentPointer(server, view))?.snapshotId === snapshotId) continue;
    const files = Object.keys(accounts).flatMap((name) => snapshots.accountFiles(snapshot, name));
    await loadIntoClickHouse(dataset, files, {
      ...{ server, view, clock: systemClock, newId: () => snapshotId },
      scratchFolder: await openScratchFolder(home.scratch),
      memoryLimit: config.engineMemory,
      threads: config.engineThreads,
    });
  }
}
