import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { cleanEnvironment, commandFile } from './project.ts';
import { newSampleHome, sampleScale } from './sample-home.ts';

export interface Server {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly home: string;
  readonly child: ChildProcess;
  /** What it printed on standard output until it was ready. */
  readonly greeting: string;
  /** What it has logged so far: warnings and errors. */
  log(): string;
  /** Presses Ctrl-C, waits for the end and removes the home. */
  stop(): Promise<Ending>;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
  readonly milliseconds: number;
}

/** Runs `insights serve` on the sample world until it says where it listens. */
export async function startServer(
  options: { readonly args?: readonly string[]; readonly env?: Record<string, string> } = {},
): Promise<Server> {
  const home = await newSampleHome();
  const child = spawn(
    process.execPath,
    [
      ...[commandFile, 'serve', '--sample', '--scale', sampleScale, '--port', '0'],
      ...['--log-level', 'warn', '--home', home, ...(options.args ?? [])],
    ],
    { env: cleanEnvironment(options.env), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const log: string[] = [];
  child.stderr.on('data', (chunk) => log.push(String(chunk)));
  try {
    const greeting = await readGreeting(child);
    const url = /runs at (http:\/\/127\.0\.0\.1:\d+)/.exec(greeting)?.[1];
    if (!url) throw new Error(`no address in:\n${greeting}`);
    const stop = () => stopServer(child, home);
    return { url, home, child, greeting, log: () => log.join(''), stop };
  } catch (error) {
    await stopServer(child, home);
    throw new Error(`the server did not start:\n${log.join('')}`, { cause: error });
  }
}

/** Everything until the line that says how to stop the server, which is its last. */
async function readGreeting(child: ChildProcess): Promise<string> {
  let greeting = '';
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    greeting += String(chunk);
    if (greeting.includes('Ctrl-C')) break;
  }
  child.stdout?.resume();
  return greeting;
}

async function stopServer(child: ChildProcess, home: string): Promise<Ending> {
  const started = performance.now();
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    const deadline = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(deadline);
  }
  const milliseconds = performance.now() - started;
  await rm(home, { recursive: true, force: true });
  return { code: child.exitCode, signal: child.signalCode, milliseconds };
}
