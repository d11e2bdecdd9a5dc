import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Builds `console/dist`. With `--if-stale` only where something is newer than it, and where what builds it
 * is installed: a server without its console is still a server.
 */
const root = join(import.meta.dirname, '..');
const built = join(root, 'console/dist/index.html');
const sources = ['console/{src,public,build}/**/*', 'console/*.{html,json,ts}', 'client/src/**/*'];

const timeOf = (file: string): number => (existsSync(file) ? statSync(file).mtimeMs : 0);
const isFresh = (): boolean =>
  globSync(sources, { cwd: root }).every((name) => timeOf(join(root, name)) < timeOf(built));

export async function buildConsole(): Promise<void> {
  const { build } = await import('vite');
  await build({ root: join(root, 'console'), logLevel: 'warn' });
}

export async function buildStaleConsole(): Promise<void> {
  if (isFresh()) return;
  if (existsSync(join(root, 'node_modules/vite'))) await buildConsole();
  else console.error('The console is not built: the packages that build it are not installed.');
}

if (import.meta.main) {
  await (process.argv.includes('--if-stale') ? buildStaleConsole() : buildConsole());
}
