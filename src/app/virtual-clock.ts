import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VirtualClock } from '../kernel/clock.ts';
import { errorText } from '../kernel/errors.ts';

/** The clock shows `virtual` until the real time `real`, and ticks on from then unless frozen. */
interface State {
  readonly virtual: string;
  readonly real: string;
  readonly frozen: boolean;
}

/**
 * The clock of a home, kept in its `clock.json` and read at every look, so that all processes of the
 * home agree. At first it shows the real time. For one machine: its processes share the real clock too.
 */
export function openVirtualClock(folder: string): VirtualClock {
  const file = join(folder, 'clock.json');
  const write = (state: State): void => replaceFile(file, `${JSON.stringify(state)}\n`);
  const read = () => {
    const state = readState(file);
    return { now: shownBy(state), frozen: state.frozen };
  };
  const set = (to: Date, frozen: boolean, standMilliseconds = 0): void =>
    write({
      virtual: to.toISOString(),
      real: new Date(Date.now() + standMilliseconds).toISOString(),
      frozen,
    });
  if (!existsSync(file)) set(new Date(), false);
  return {
    read,
    now: () => read().now,
    set: (to, standMilliseconds) => set(to, read().frozen, standMilliseconds),
    freeze: () => set(read().now, true),
    resume: () => set(read().now, false),
  };
}

function shownBy({ virtual, real, frozen }: State): Date {
  const passed = frozen ? 0 : Math.max(0, Date.now() - Date.parse(real));
  return new Date(Date.parse(virtual) + passed);
}

function readState(file: string): State {
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as State;
    if (Number.isNaN(shownBy(state).getTime())) throw new Error('it holds no time');
    return state;
  } catch (error) {
    throw new Error(`The clock ${file} cannot be read. (${errorText(error)})`, { cause: error });
  }
}

/** Readers see the old content or the new, never a part. */
function replaceFile(file: string, content: string): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, content, { mode: 0o600 });
  renameSync(aside, file);
}
