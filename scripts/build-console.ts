import { execFile } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { whileLocked } from '../src/app/while-locked.ts';

/**
 * Builds `console/dist`. With `--if-stale` only where something is newer than it, and where what builds it
 * is installed: a server without its console is still a server.
 */
const root = join(import.meta.dirname, '..');
const built = join(root, 'console/dist/index.html');
const sources = ['console/{src,build}/**/*', 'console/*.{html,json,ts}', 'client/src/**/*'];

const timeOf = (file: string): number => (existsSync(file) ? statSync(file).mtimeMs : 0);
const isFresh = (): boolean =>
  globSync(sources, { cwd: root }).every((name) => timeOf(join(root, name)) < timeOf(built));

/** In a process of its own: a test's NODE_ENV would build what is meant for development. */
export async function buildConsole(): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'console'),
    env,
  });
}

export async function buildStaleConsole(): Promise<void> {
  if (isFresh()) return;
  if (!existsSync(join(root, 'node_modules/vite'))) {
    console.error('The console is not built: the packages that build it are not installed.');
    return;
  }
  // Files of tests run at the same time, and each wants it built.
  await whileLocked(join(root, 'node_modules/.console-build'), async () => {
    if (!isFresh()) await buildConsole();
  });
}

if (import.meta.main) {
  await (process.argv.includes('--if-stale') ? buildStaleConsole() : buildConsole());
}
