import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cleanEnvironment } from '../../test/acceptance/support/project.ts';

export interface BareApi extends AsyncDisposable {
  readonly url: string;
}

/** Starts the bare server in a process of its own. */
export async function startBareApi(database: string): Promise<BareApi> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-api.ts'), database], {
    env: cleanEnvironment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const told = await Promise.race([once(child.stdout, 'data'), ended.then(() => [])]);
  const url = /http:\S+/.exec(String(told[0]))?.[0];
  if (!url) throw new Error('the bare server did not start');
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
