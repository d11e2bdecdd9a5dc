import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleScale } from '../acceptance/support/sample-home.ts';
import { type RunningProcess, startProcess, urlIn } from '../acceptance/support/start-process.ts';

export interface FuzzedServer extends AsyncDisposable {
  readonly url: string;
  readonly process: RunningProcess;
  readonly home: string;
  /** Paths that no answer may show. */
  readonly secrets: readonly string[];
}

/** The real command on a sample world of its own; it logs every request. */
export async function startFuzzedServer(
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<FuzzedServer> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'insights-fuzz-')));
  const removeHome = () => rm(home, { recursive: true, force: true });
  const serve = ['serve', '--sample', '--scale', sampleScale, '--port', '0', '--home', home];
  try {
    const process = await startProcess([...serve, '--log-level', 'info', ...args], env);
    return {
      process,
      home,
      url: urlIn(process.greeting),
      secrets: [home, join(import.meta.dirname, '../..')],
      [Symbol.asyncDispose]: async () => {
        await process.stop();
        await removeHome();
      },
    };
  } catch (error) {
    await removeHome();
    throw error;
  }
}
