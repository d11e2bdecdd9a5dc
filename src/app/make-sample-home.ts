import type { Config } from '../config/load-config.ts';
import type { WrittenDataset } from '../sample/write-sample-world.ts';
import { openCore } from './open-core.ts';
import { refuseSampleAmongPartners } from './refuse-sample-among-partners.ts';
import { applySampleIdentities } from './sample-identities.ts';
import { ensureSampleWorld } from './sample-world.ts';

/** Writes the sample world and its identities into the home; answers what was written now. */
export async function makeSampleHome(
  config: Config,
  onProgress: (written: WrittenDataset) => void,
): Promise<{ readonly folder: string; readonly written: readonly WrittenDataset[] }> {
  await using core = await openCore({ ...config, sample: true });
  await refuseSampleAmongPartners(core);
  const written = await ensureSampleWorld(core, config, onProgress);
  await applySampleIdentities(core, config);
  return { folder: core.home.folder, written };
}
