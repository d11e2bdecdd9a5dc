import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const autocannon = createRequire(import.meta.url).resolve('autocannon/autocannon.js');

export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly headers?: readonly string[];
  /** Sent by POST. */
  readonly body?: string;
}

interface Told {
  readonly '2xx': number;
  readonly non2xx: number;
  readonly errors: number;
  /** Seconds. */
  readonly duration: number;
}

/** Requests a second that were answered with 200, as a load generator in a process of its own counts them. */
export async function requestsPerSecond(load: Load): Promise<number> {
  const { url, connections, seconds, headers = [], body } = load;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...[autocannon, '--json', '--no-progress'],
      ...['--connections', `${connections}`, '--duration', `${seconds}`],
      ...headers.flatMap((header) => ['--headers', header]),
      ...(body === undefined ? [] : ['--method', 'POST', '--body', body]),
      url,
    ],
    { maxBuffer: 2 ** 24 },
  );
  const told = JSON.parse(stdout) as Told;
  if (told.non2xx + told.errors > 0) {
    throw new Error(`${told.non2xx} answers were no success, ${told.errors} requests failed`);
  }
  return told['2xx'] / told.duration;
}
