import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { commandFile } from '../acceptance/support/project.ts';

/** A process of the real command. */
export interface Node {
  readonly name: string;
  readonly pid: number;
  /** What it printed when it was ready; null when it ended before. */
  readonly greeting: Promise<string | null>;
  /** The exit status or the signal. */
  readonly ended: Promise<string>;
  isAlive(): boolean;
  signal(name: NodeJS.Signals): void;
  /** Presses Ctrl-C; kills it when that does not end it. */
  end(): Promise<void>;
}

const GRACE_MILLISECONDS = 15_000;
const running = new Set<ChildProcess>();
// Whatever way this process ends, none of its children stays.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts `insights <args>`; what it logs goes to `<folder>/<name>.log`. */
export function startProcess(
  name: string,
  args: readonly string[],
  { folder, environment }: { readonly folder: string; readonly environment: NodeJS.ProcessEnv },
): Node {
  const child = spawn(process.execPath, [commandFile, ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} could not be started`);
  running.add(child);
  const log = createWriteStream(join(folder, `${name}.log`));
  child.stderr.pipe(log);
  child.stdout.pipe(log, { end: false });
  const ended = once(child, 'exit').then(([status, signal]) => {
    running.delete(child);
    return String(status ?? signal);
  });
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    name,
    pid,
    greeting: readGreeting(child),
    ended,
    isAlive,
    signal: (signal) => {
      child.kill(signal);
    },
    end: async () => {
      if (!isAlive()) return;
      child.kill('SIGCONT');
      child.kill('SIGINT');
      const deadline = setTimeout(() => child.kill('SIGKILL'), GRACE_MILLISECONDS);
      await ended;
      clearTimeout(deadline);
    },
  };
}

/** Up to the words that say how to stop it. */
function readGreeting({ stdout }: ChildProcess): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  let text = '';
  stdout?.on('data', (chunk) => {
    text += String(chunk);
    if (text.includes('Ctrl-C')) resolve(text);
  });
  stdout?.on('close', () => resolve(null));
  return promise;
}
