import { mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { silentLogger } from '../kernel/logger.ts';
import { supervise } from './supervise.ts';

/** A process that writes its id to a file's name and lives until it is ended. */
function livingProcess() {
  const folder = mkdtempSync(join(tmpdir(), 'supervise-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const script = join(folder, 'process.mjs');
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs';
     writeFileSync(process.env.FOLDER + '/' + process.pid + process.env.ENDING, '');
     process.on('disconnect', () => process.exit());`,
  );
  const seen = new Set<string>();
  /** The file of a process that was not there before. */
  const next = () =>
    new Promise<string>((resolve) => {
      const watcher = watch(folder, (_, name) => {
        if (!name?.endsWith('.pid') || seen.has(name)) return;
        seen.add(name);
        watcher.close();
        resolve(join(folder, name));
      });
    });
  return { module: pathToFileURL(script), environment: { FOLDER: folder, ENDING: '.pid' }, next };
}

test('a process that dies is started again with its environment, until it is stopped', async () => {
  const { module, environment, next } = livingProcess();
  const first = next();
  const supervised = supervise({ module, environment, logger: silentLogger });
  await first;
  const before = supervised.pid;
  const second = next();
  process.kill(before ?? 0, 'SIGKILL');
  const file = await second;
  const after = supervised.pid ?? 0;
  expect(basename(file)).toBe(`${after}.pid`);
  expect(after).not.toBe(before);
  await supervised.stop('now');
  expect(() => process.kill(after, 0)).toThrow('ESRCH');
  expect(supervised.pid).toBeUndefined();
});
