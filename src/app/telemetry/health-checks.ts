import type { Config } from '../../config/load-config.ts';
import type { Pingable } from '../../engine/engine.ts';
import type { ReportFiles } from '../../files/report-files.ts';
import type { HealthCheck, HealthChecks } from '../../http/routes/health/run-checks.ts';
import type { Store } from '../../store/open-store.ts';
import type { Home } from '../home.ts';
import { freeDiskBytes } from './free-disk.ts';
import { shareWork } from './shared-work.ts';

export interface HealthParts {
  readonly store: Store;
  readonly engine: Pingable;
  readonly files: Pick<ReportFiles, 'probe'>;
  readonly home: Pick<Home, 'folder' | 'files'>;
}

/** What a process of the service needs to work. A check that hangs is not begun a second time. */
export function createHealthChecks(
  { store, engine, files, home }: HealthParts,
  { minimumFreeDiskMegabytes }: Pick<Config, 'minimumFreeDiskMegabytes'>,
): HealthChecks {
  const check = (problem: string, run: () => Promise<unknown>): HealthCheck => ({
    problem,
    run: shareWork(run),
  });
  return {
    // An empty transaction takes and gives back the lock that every change needs.
    store: check('the store does not answer', () => store.transaction(async () => undefined)),
    engine: check('the query engine does not answer', () => engine.ping()),
    files: check('report files cannot be written', () => files.probe()),
    disk: check(`less than ${minimumFreeDiskMegabytes} MB of disk space are free`, async () => {
      const free = await freeDiskBytes(home);
      if (free < minimumFreeDiskMegabytes * 1_000_000) throw new Error(`${free} bytes are free`);
    }),
  };
}
