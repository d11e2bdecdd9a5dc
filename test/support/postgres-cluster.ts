import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, chown, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from './free-port.ts';
import { findOwner, findPostgres } from './postgres-binaries.ts';
import { createDatabase, databaseUrl } from './postgres-database.ts';

/** How a server goes down: with its work rolled back and all written, or as in a crash. */
export type ShutdownMode = 'fast' | 'immediate';

export interface Cluster {
  url(database?: string): string;
  /** Its URL. */
  createDatabase(name: string): Promise<string>;
  /** Resolves when connections are taken again. */
  restart(mode?: ShutdownMode): Promise<void>;
  shutDown(mode?: ShutdownMode): Promise<void>;
  startAgain(): Promise<void>;
  /** Ends the server and removes all it had. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of our own on a free port of 127.0.0.1. It goes with this process, even
 * when that is killed. `durable`: commits survive a crash of the machine, as in production.
 */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const programs = findPostgres();
  if (!programs) throw new Error('No PostgreSQL server is installed.');
  const owner = findOwner();
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  const give = async (path: string): Promise<void> => {
    if (owner.uid !== undefined && owner.gid !== undefined) await chown(path, owner.uid, owner.gid);
  };
  await give(folder);
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const password = randomBytes(12).toString('hex');
  const port = await findFreePort();
  const run = (program: string, ...args: string[]) =>
    promisify(execFile)(join(programs, program), ['-D', data, ...args], { ...owner, cwd: folder });
  const stop = cleanUpAfterwards(join(programs, 'pg_ctl'), data, folder, owner);

  const start = async (): Promise<void> => {
    try {
      await run('pg_ctl', 'start', '--wait', '--log', log);
    } catch (error) {
      const said = await readFile(log, 'utf8').catch(() => '');
      throw new Error(`PostgreSQL does not start. ${said}`, { cause: error });
    }
  };
  const shutDown = async (mode: ShutdownMode = 'fast'): Promise<void> => {
    await run('pg_ctl', 'stop', '--wait', '--mode', mode);
  };
  try {
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, password);
    // Whatever this process's umask is: who runs the server reads it.
    await give(passwordFile);
    await run(
      'initdb',
      '--username=insights',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--locale=C',
      '--encoding=UTF8',
      '--no-sync',
    );
    await appendFile(join(data, 'postgresql.conf'), settings(port, durable));
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  const url = (database = 'postgres') =>
    databaseUrl(`postgres://insights:${password}@127.0.0.1:${port}`, database);
  return {
    url,
    createDatabase: (name) => createDatabase(url(), name),
    restart: async (mode) => {
      await shutDown(mode);
      await start();
    },
    shutDown,
    startAgain: start,
    stop,
  };
}

const settings = (port: number, durable: boolean): string => `
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
max_connections = 200
${durable ? '' : 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off'}
`;

/**
 * A small process that waits for the end of its input, which comes however this process ends, and
 * then stops the server and removes the folder. Gives the way to end it now.
 */
function cleanUpAfterwards(
  pgCtl: string,
  data: string,
  folder: string,
  owner: { uid?: number; gid?: number },
): () => Promise<void> {
  const script = 'cat; "$0" stop -D "$1" -m immediate; rm -rf "$2"';
  const cleaner = spawn('/bin/sh', ['-c', script, pgCtl, data, folder], {
    ...owner,
    cwd: '/',
    // Of no terminal's group, so that Ctrl-C does not end it before its work.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const gone = once(cleaner, 'exit');
  cleaner.unref();
  (cleaner.stdin as Socket).unref();
  return async () => {
    cleaner.ref();
    cleaner.stdin.end();
    await gone;
  };
}
