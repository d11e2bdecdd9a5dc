import type { Writable } from 'node:stream';
import { SingleBar } from 'cli-progress';

export interface LoadProgress {
  update(progress: { phase: string; done: number; of: number }): void;
  end(): void;
}

const PHASES: Readonly<Record<string, string>> = {
  read: 'reading files',
  check: 'checking values',
  sort: 'sorting by account',
  write: 'writing accounts',
};

/** A bar that names the phase on a terminal; a line for each phase elsewhere. */
export function loadProgress(output: Writable & { readonly isTTY?: boolean }): LoadProgress {
  let phase = '';
  const bar = new SingleBar({
    stream: output as NodeJS.WritableStream,
    format: '{phase} {bar} {value}/{total}',
    clearOnComplete: true,
    hideCursor: true,
  });
  return {
    update: (progress) => {
      const isNew = progress.phase !== phase;
      phase = progress.phase;
      const text = PHASES[phase] ?? phase;
      if (!output.isTTY) {
        if (isNew) output.write(`${text}\n`);
      } else if (isNew) bar.start(progress.of, progress.done, { phase: text.padEnd(18) });
      else bar.update(progress.done);
    },
    end: () => bar.stop(),
  };
}
