import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findClickHouse, findSetpriv } from './clickhouse-binary.ts';
import { type ServerConfig, serverConfig, usersConfig } from './server-config.ts';
import { until } from './until.ts';

/** One server. */
export interface ClickHouseNode {
  /** Of its HTTP interface. */
  readonly url: string;
  readonly port: number;
  /** Whether it answers. */
  isThere(): Promise<boolean>;
  /** Resolves when it answers. */
  start(): Promise<void>;
  /** As in a crash. Resolves when it is gone; it may be started again. */
  kill(): Promise<void>;
  /** Its connections stay open, and nothing comes of them until it goes on. */
  hang(): void;
  goOn(): void;
}

export async function createNode(config: ServerConfig): Promise<ClickHouseNode> {
  const { folder, own, password } = config;
  const url = `http://127.0.0.1:${own.http}`;
  const file = path.join(folder, 'config.xml');
  const log = path.join(folder, 'log');
  await mkdir(path.join(folder, 'data'), { recursive: true });
  await writeFile(file, serverConfig(config));
  await writeFile(path.join(folder, 'users.xml'), usersConfig(password));
  let server: ChildProcess | undefined;
  return {
    ...{ url, port: own.http, isThere: () => isThere(url) },
    start: async () => {
      const started = startServer(file, folder, log);
      server = started;
      await until(async () => {
        if (started.exitCode !== null) throw await startFailure(log);
        return isThere(url);
      });
    },
    kill: async () => {
      if (!server || server.exitCode !== null || server.signalCode !== null) return;
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
    },
    hang: () => void server?.kill('SIGSTOP'),
    goOn: () => void server?.kill('SIGCONT'),
  };
}

/** It takes the place of setpriv, so that the process is the server itself. */
function startServer(config: string, folder: string, log: string): ChildProcess {
  const setpriv = findSetpriv();
  const program = findClickHouse();
  if (!setpriv || !program) throw new Error('No ClickHouse server is installed.');
  const output = openSync(log, 'a');
  return spawn(setpriv, ['--pdeathsig', 'KILL', program, `--config-file=${config}`], {
    cwd: folder,
    stdio: ['ignore', output, output],
  });
}

const isThere = async (url: string): Promise<boolean> =>
  fetch(`${url}/ping`, { signal: AbortSignal.timeout(1000) }).then(
    ({ ok }) => ok,
    () => false,
  );

async function startFailure(log: string): Promise<Error> {
  return new Error(`ClickHouse does not start. ${await readFile(log, 'utf8')}`);
}
