import { randomBytes } from 'node:crypto';
import type { Catalog } from '../catalog/catalog.ts';
import { defaultCatalogFolder, loadCatalog } from '../catalog/load-catalog.ts';
import type { Config } from '../config/load-config.ts';
import { openDiskFiles } from '../files/disk-files.ts';
import type { ReportFiles } from '../files/report-files.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { type NewId, randomId } from '../kernel/ids.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { settingOr } from '../store/settings.ts';
import { type Home, openHome } from './home.ts';

/** What the API and the worker both stand on. */
export interface Core extends AsyncDisposable {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly home: Home;
  readonly catalog: Catalog;
  readonly store: Store;
  readonly files: ReportFiles;
  /** Signs download links; made once and kept in the store. */
  readonly linkSecret: string;
}

export const openCatalog = (config: Pick<Config, 'catalogFolders'>): Promise<Catalog> =>
  loadCatalog([defaultCatalogFolder, ...config.catalogFolders]);

export async function openCore(config: Config): Promise<Core> {
  const catalog = await openCatalog(config);
  const home = await openHome(config.home);
  const store = await openStore(home.database);
  return {
    clock: systemClock,
    newId: randomId,
    home,
    catalog,
    store,
    files: await openDiskFiles(home.files, { clock: systemClock }),
    linkSecret: await settingOr(store.db, 'link-secret', () =>
      randomBytes(32).toString('base64url'),
    ),
    [Symbol.asyncDispose]: () => store.close(),
  };
}
