import { type ChildProcess, fork } from 'node:child_process';
import type { Logger } from '../kernel/logger.ts';
import type { StopKind } from './stop-kind.ts';

export interface Supervised {
  /**
   * Asks the process to stop (SIGTERM to drain, SIGINT for now), and ends it when it does not in time.
   * May be called again: `now` cuts a drain short.
   */
  stop(how: StopKind): Promise<void>;
  /** Undefined between two lives. */
  readonly pid: number | undefined;
  /** To ask it something; undefined between two lives. */
  readonly child: ChildProcess | undefined;
}

export interface SupervisedProcess {
  readonly module: URL;
  readonly environment: Record<string, string>;
  readonly logger: Logger;
  /** How long a process that drains may take for it. */
  readonly drainMilliseconds?: number;
}

const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
/** What stopping takes beside draining. */
const STOP_MILLISECONDS = 3000;
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
    get child() {
      return child;
    },
    stop: async (how) => {
      stopping = true;
      clearTimeout(timer);
      if (child?.pid !== undefined) await stopChild(child, how, options.drainMilliseconds ?? 0);
    },
  };
}

/**
 * Standard input is closed and standard output is ours, so that only the parent talks to people.
 * Messages are cloned: what is no number, as some metrics are, does not survive JSON.
 */
const startChild = ({ module, environment }: SupervisedProcess): ChildProcess =>
  fork(module, {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });

async function stopChild(
  child: ChildProcess,
  how: StopKind,
  drainMilliseconds: number,
): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.kill(how === 'drain' ? 'SIGTERM' : 'SIGINT');
  const allowed = STOP_MILLISECONDS + (how === 'drain' ? drainMilliseconds : 0);
  const deadline = setTimeout(() => child.kill('SIGKILL'), allowed);
  await gone;
  clearTimeout(deadline);
}
