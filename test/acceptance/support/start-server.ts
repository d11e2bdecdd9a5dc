import { rm } from 'node:fs/promises';
import { newSampleHome, sampleScale } from './sample-home.ts';
import { type Ending, type RunningProcess, startProcess, urlIn } from './start-process.ts';

export interface Server extends RunningProcess {
  /** `http://127.0.0.1:<port>`, or its public address. */
  readonly url: string;
  readonly home: string;
  /** Presses Ctrl-C, waits for the end and removes the home. */
  stop(): Promise<Ending>;
}

/** Runs `insights serve` on the sample world until it says where it listens. */
export async function startServer(
  options: { readonly args?: readonly string[]; readonly env?: Record<string, string> } = {},
): Promise<Server> {
  const home = await newSampleHome();
  const removeHome = () => rm(home, { recursive: true, force: true });
  try {
    const running = await startProcess(
      [
        ...['serve', '--sample', '--scale', sampleScale, '--port', '0'],
        ...['--log-level', 'warn', '--home', home, ...(options.args ?? [])],
      ],
      options.env,
    );
    const stop = async () => {
      const ending = await running.stop();
      await removeHome();
      return ending;
    };
    return { ...running, url: urlIn(running.greeting), home, stop };
  } catch (error) {
    await removeHome();
    throw error;
  }
}
