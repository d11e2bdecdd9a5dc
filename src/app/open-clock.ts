import type { Config } from '../config/load-config.ts';
import { type Clock, systemClock, type VirtualClock } from '../kernel/clock.ts';
import type { Home } from './home.ts';
import { holdsSampleWorld } from './sample-marker.ts';
import { openVirtualClock } from './virtual-clock.ts';

export interface Clocks {
  readonly clock: Clock;
  /** The same clock, when it is one that can be moved. */
  readonly virtualClock: VirtualClock | null;
}

/** @throws Error when the virtual clock is asked for in a home that is no sample world. */
export async function openClock(
  { clock, sample }: Pick<Config, 'clock' | 'sample'>,
  { folder, data }: Home,
): Promise<Clocks> {
  if (clock === 'system') return { clock: systemClock, virtualClock: null };
  if (!sample && !(await holdsSampleWorld(data))) {
    throw new Error(
      `The virtual clock is only for the sample world, and the home ${folder} does not hold it. ` +
        'Add --sample with a home of its own, or leave out --clock virtual.',
    );
  }
  const virtualClock = openVirtualClock(folder);
  return { clock: virtualClock, virtualClock };
}
