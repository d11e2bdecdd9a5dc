import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '../../..');
export const commandFile = join(projectFolder, 'bin/insights.js');

/** `ACCEPTANCE_INSIGHTS_ENGINE=clickhouse` gives every command of the ring the setting INSIGHTS_ENGINE. */
const ofTheRing = /^ACCEPTANCE_(?=INSIGHTS_)/;

/** An environment without the settings of whoever runs the tests, but for those of the ring. */
export const cleanEnvironment = (extra: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(INSIGHTS_|NODE_|VITEST)/.test(name)
        ? []
        : [[name.replace(ofTheRing, ''), value]],
    ),
  ),
  // The ring starts the command some forty times; compiling it once saves a third of each start.
  NODE_COMPILE_CACHE: join(tmpdir(), 'insights-acceptance-compile-cache'),
  ...extra,
});
