import { type ChildProcess, fork } from 'node:child_process';
import type { Logger } from '../kernel/logger.ts';

export interface Supervised {
  /** Asks the process to stop, and ends it when it does not in time. */
  stop(): Promise<void>;
  /** Undefined between two lives. */
  readonly pid: number | undefined;
}

export interface SupervisedProcess {
  readonly module: URL;
  readonly environment: Record<string, string>;
  readonly logger: Logger;
  /** How long a stopping process may take. */
  readonly stopMilliseconds?: number;
}

const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
/** A process that lived this long has recovered: the next delay is short again. */
const STABLE_LIFE = 60_000;

/** Keeps a process running: started again, after a growing delay, whenever it ends by itself. */
export function supervise(options: SupervisedProcess): Supervised {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let delay = FIRST_DELAY;

  const start = (): void => {
    const started = Date.now();
    child = startChild(options);
    const ended = (why: object): void => {
      child = undefined;
      if (stopping) return;
      if (Date.now() - started > STABLE_LIFE) delay = FIRST_DELAY;
      options.logger.error({ ...why, delay }, 'the process ended; it will be started again');
      timer = setTimeout(start, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY);
    };
    child.once('exit', (code, signal) => ended({ code, signal }));
    child.on('error', (error) => {
      // A process that never started ends without an `exit`.
      if (child && child.pid === undefined) ended({ err: error });
      else options.logger.error({ err: error }, 'a process could not be reached');
    });
  };
  start();

  return {
    get pid() {
      return child?.pid;
    },
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      if (child?.pid !== undefined) await stopChild(child, options.stopMilliseconds ?? 3000);
    },
  };
}

/** Standard input is closed and standard output is ours, so that only the parent talks to people. */
const startChild = ({ module, environment }: SupervisedProcess): ChildProcess =>
  fork(module, { env: environment, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

async function stopChild(child: ChildProcess, milliseconds: number): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.kill('SIGTERM');
  const deadline = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  await gone;
  clearTimeout(deadline);
}
