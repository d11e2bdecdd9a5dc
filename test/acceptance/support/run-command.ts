import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { cleanEnvironment, commandFile, projectFolder } from './project.ts';

export interface CommandEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `insights <args>` to its end; ends it by force after `seconds`. */
export async function runCommand(
  args: readonly string[],
  options: {
    readonly env?: Record<string, string>;
    readonly cwd?: string;
    readonly seconds?: number;
    /** On standard input. */
    readonly input?: string;
  } = {},
): Promise<CommandEnd> {
  const child = spawn(process.execPath, [commandFile, ...args], {
    cwd: options.cwd ?? projectFolder,
    env: cleanEnvironment(options.env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A command that ends without reading it has closed its end.
  child.stdin.on('error', () => {}).end(options.input);
  const deadline = setTimeout(() => child.kill('SIGKILL'), (options.seconds ?? 50) * 1000);
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  clearTimeout(deadline);
  return { code: child.exitCode, stdout, stderr };
}
