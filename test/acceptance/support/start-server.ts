import { rm } from 'node:fs/promises';
import { isManyNodes, startManyNodes } from './nodes/many-nodes.ts';
import { newSampleHome, sampleScale } from './sample-home.ts';
import { type Ending, type RunningProcess, startProcess, urlIn } from './start-process.ts';

export interface Server extends RunningProcess {
  /** `http://127.0.0.1:<port>`, or its public address. */
  readonly url: string;
  readonly home: string;
  /** What another process on the home must be told, too. */
  readonly env: Readonly<Record<string, string>>;
  /** Presses Ctrl-C, waits for the end and removes the home. */
  stop(): Promise<Ending>;
}

export interface ServerOptions {
  /** Beside those that put it on the sample world. */
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
}

/**
 * Runs the service on the sample world until it says where it listens: `insights serve`, or, in
 * `npm run test:nodes`, many nodes behind a proxy.
 */
export const startServer = (options: ServerOptions = {}): Promise<Server> =>
  isManyNodes ? startManyNodes(options) : serve(options);

async function serve(options: ServerOptions): Promise<Server> {
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
    return { ...running, url: urlIn(running.greeting), home, env: options.env ?? {}, stop };
  } catch (error) {
    await removeHome();
    throw error;
  }
}
