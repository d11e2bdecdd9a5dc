import { randomBytes } from 'node:crypto';
import type { Catalog } from '../catalog/catalog.ts';
import { defaultCatalogFolder, loadCatalog } from '../catalog/load-catalog.ts';
import type { Config } from '../config/load-config.ts';
import type { DataStatistics } from '../engine/statistics.ts';
import type { ReportFiles } from '../files/report-files.ts';
import {
  createManifestSigner,
  type ManifestSigner,
  newManifestKey,
} from '../files/sign-manifest.ts';
import { type Clock, systemClock, type VirtualClock } from '../kernel/clock.ts';
import { errorText } from '../kernel/errors.ts';
import { type NewId, randomId } from '../kernel/ids.ts';
import { type AuditLog, createAuditLog } from '../store/audit-log.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { settingOr } from '../store/settings.ts';
import { bindHome } from './bind-home.ts';
import { type ClickHouse, openClickHouse } from './clickhouse/open-clickhouse.ts';
import { type Home, openHome } from './home.ts';
import { openClock } from './open-clock.ts';
import { openStatistics } from './open-engines.ts';
import { openFiles } from './open-files.ts';
import { version } from './version.ts';

/** What the API and the worker both stand on. */
export interface Core extends AsyncDisposable, DataStatistics {
  readonly clock: Clock;
  /** The system's. */
  readonly wallClock: Clock;
  /** The same clock, when it is one that can be moved. */
  readonly virtualClock: VirtualClock | null;
  readonly newId: NewId;
  readonly home: Home;
  readonly catalog: Catalog;
  readonly store: Store;
  readonly audit: AuditLog;
  readonly files: ReportFiles;
  /** Where some datasets are on it. */
  readonly clickhouse: ClickHouse | undefined;
  /** Signs download links; made once and kept in the store. */
  readonly linkSecret: string;
  /** Signs manifests, by a key that is made once and kept in the store. */
  readonly manifests: ManifestSigner;
  readonly serviceVersion: string;
}

export const openCatalog = (config: Pick<Config, 'catalogFolders'>): Promise<Catalog> =>
  loadCatalog([defaultCatalogFolder, ...config.catalogFolders]);

/** With `sample` the home may be one that is only about to hold the sample world. */
export async function openCore(config: Config): Promise<Core> {
  const catalog = await openCatalog(config);
  const home = await openHome(config.home);
  const clocks = await openClock(config, home);
  const clickhouse = await openClickHouse(config, catalog);
  const files = await openFiles(config, home);
  const store = await openBoundStore(config, home);
  await claimFiles(files, store);
  return {
    ...(await openStatistics({ catalog, home, clickhouse })),
    ...clocks,
    wallClock: systemClock,
    newId: randomId,
    home,
    catalog,
    store,
    audit: openAuditLog(config),
    files,
    clickhouse,
    linkSecret: await settingOr(store.db, 'link-secret', () =>
      randomBytes(32).toString('base64url'),
    ),
    manifests: await createManifestSigner(
      await settingOr(store.db, 'manifest-key', newManifestKey),
    ),
    serviceVersion: version,
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await clickhouse?.server.client.close();
    },
  };
}

/** By the id that ties the database to its home. */
async function claimFiles(files: ReportFiles, store: Store): Promise<void> {
  try {
    await files.claim?.(await settingOr(store.db, 'home-id', randomId));
  } catch (error) {
    await store.close();
    throw new Error(`The report files cannot be kept where they should be. (${errorText(error)})`);
  }
}

export const openAuditLog = ({ auditRetentionDays: retentionDays }: Config): AuditLog =>
  createAuditLog({ wallClock: systemClock, newId: randomId, retentionDays });

/** @throws Error when the database belongs to another home. */
export async function openBoundStore(config: Config, home: Home): Promise<Store> {
  const store = await openStore(config.databaseUrl || home.database, {
    poolSize: config.databaseConnections,
  });
  try {
    const database = config.databaseUrl ? 'PostgreSQL' : 'SQLite';
    await bindHome({ store, newId: randomId, database }, home);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
