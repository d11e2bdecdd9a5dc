import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ChildServer extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
}

const before = [
  '--disable-warning=ExperimentalWarning',
  `--import=${new URL('end-with-parent.ts', import.meta.url)}`,
];

/** A server of Node in a process of its own; it tells its address in a line that `listening` finds it in. */
export async function startChildServer(
  args: readonly string[],
  listening: RegExp,
): Promise<ChildServer> {
  const child = spawn(process.execPath, [...before, ...args], { stdio: 'pipe' });
  const said: string[] = [];
  child.stderr.on('data', (text) => said.push(String(text)));
  const url = await addressOf(child, listening, said);
  return {
    url,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function addressOf(child: ChildProcess, listening: RegExp, said: string[]): Promise<string> {
  if (!child.stdout) throw new Error('the server has no output');
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    said.push(line);
    const [, url] = listening.exec(line) ?? [];
    if (!url) continue;
    child.stdout.resume();
    return url;
  }
  throw new Error(`the server ended before it listened: ${said.join('\n')}`);
}
