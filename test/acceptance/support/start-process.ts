import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cleanEnvironment, commandFile } from './project.ts';

/** An `insights` command that runs until it is stopped. */
export interface RunningProcess {
  readonly child: ChildProcess;
  /** What it printed on standard output until it was ready. */
  readonly greeting: string;
  /** What it has logged so far. */
  log(): string;
  /** Sends the signal, SIGINT (Ctrl-C) when none is given, and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Ending>;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  readonly milliseconds: number;
}

/** Runs `insights <args>` until it says how to stop it, which is the end of its greeting. */
export async function startProcess(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<RunningProcess> {
  const child = spawn(process.execPath, [commandFile, ...args], {
    env: cleanEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  child.stderr.on('data', (chunk) => log.push(String(chunk)));
  const stop = (signal: NodeJS.Signals = 'SIGINT') => stopProcess(child, signal);
  const greeting = await readGreeting(child);
  if (greeting.includes('Ctrl-C')) return { child, greeting, log: () => log.join(''), stop };
  await stop('SIGKILL');
  throw new Error(`insights ${args.join(' ')} did not start:\n${greeting}${log.join('')}`);
}

async function readGreeting(child: ChildProcess): Promise<string> {
  let greeting = '';
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    greeting += String(chunk);
    if (greeting.includes('Ctrl-C')) break;
  }
  child.stdout?.resume();
  return greeting;
}

async function stopProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<Ending> {
  const started = performance.now();
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    const deadline = setTimeout(() => child.kill('SIGKILL'), 45_000);
    await ended;
    clearTimeout(deadline);
  }
  const milliseconds = performance.now() - started;
  return { code: child.exitCode, signal: child.signalCode, milliseconds };
}

/** Where the process said that it listens. */
export function urlIn(greeting: string): string {
  const url = /runs at (http:\/\/127\.0\.0\.1:\d+|https:\/\/localhost:\d+)/.exec(greeting)?.[1];
  if (!url) throw new Error(`no address in:\n${greeting}`);
  return url;
}
