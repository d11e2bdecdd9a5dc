import { type RunningProcess, startProcess } from '../../test/acceptance/support/start-process.ts';
import type { BenchHome } from './home.ts';

export interface BenchWorker extends AsyncDisposable {
  readonly process: RunningProcess;
}

/** `insights worker` as it comes, except that it may call receivers on this machine. */
export async function startWorker({ folder }: BenchHome): Promise<BenchWorker> {
  const process = await startProcess(['worker', '--home', folder, '--log-level', 'error'], {
    INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS: 'true',
  });
  return {
    process,
    [Symbol.asyncDispose]: async () => {
      await process.stop();
      // The bench's own table says nothing of what went wrong within.
      if (process.log().trim() !== '') console.error(process.log());
    },
  };
}
