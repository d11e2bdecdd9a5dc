import { type RunningProcess, startProcess } from '../../test/acceptance/support/start-process.ts';
import type { BenchHome } from './home.ts';

export interface BenchProcess extends AsyncDisposable {
  readonly process: RunningProcess;
}

/** Those that would outlive a bench that is broken off. */
const running = new Set<RunningProcess>();
process.once('exit', () => {
  for (const { child } of running) child.kill('SIGINT');
});

/** Runs `insights <args>` on the home until it is disposed of. */
export async function startInsights(
  args: readonly string[],
  { folder, environment }: Pick<BenchHome, 'folder' | 'environment'>,
  env: Record<string, string> = {},
): Promise<BenchProcess> {
  const started = await startProcess([...args, '--home', folder, '--log-level', 'error'], {
    ...environment,
    ...env,
  });
  running.add(started);
  return {
    process: started,
    [Symbol.asyncDispose]: async () => {
      await started.stop();
      running.delete(started);
      // The table says nothing of what went wrong within.
      if (started.log().trim() !== '') console.error(started.log());
    },
  };
}
