import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from '../project.ts';

const template = join(projectFolder, 'deploy/nginx/insights.conf.template');

/** Debian puts it where only root looks for programs. */
export const nginxProgram = existsSync('/usr/sbin/nginx') ? '/usr/sbin/nginx' : 'nginx';

/** Undefined: nginx can be started here. */
export const whyNoNginx = (): string | undefined =>
  spawnSync(nginxProgram, ['-v']).error ? 'nginx is not installed' : undefined;

export interface FrontProxy {
  readonly url: string;
  /** What nginx complained of; of a proxy that is stopped, all of it. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

export interface ProxyOptions {
  readonly port: number;
  /** Of the two API nodes on this machine. */
  readonly apiPorts: readonly [number, number];
}

/** The file of deploy/, filled in as the nginx image does. */
export async function proxySettings({ port, apiPorts }: ProxyOptions): Promise<string> {
  const values: Record<string, string> = {
    PROXY_LISTEN: `127.0.0.1:${port}`,
    API_1: `127.0.0.1:${apiPorts[0]}`,
    API_2: `127.0.0.1:${apiPorts[1]}`,
  };
  const text = await readFile(template, 'utf8');
  return text.replace(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Makes a folder with which nginx can run: settings, and where it puts bodies and its pid. */
export async function newProxyFolder(options: ProxyOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'insights-nginx-'));
  await writeFile(join(folder, 'insights.conf'), await proxySettings(options));
  await writeFile(join(folder, 'nginx.conf'), mainSettings());
  return folder;
}

export const nginxArguments = (folder: string): string[] => [
  ...['-p', folder, '-c', 'nginx.conf', '-e', 'error.log'],
];

/** Starts nginx in the foreground. It goes with this process, even when that is killed. */
export async function startProxy(options: ProxyOptions): Promise<FrontProxy> {
  const folder = await newProxyFolder(options);
  // The end of its input comes however this process ends.
  const script = '"$0" "$@" & proxy=$!; cat; kill "$proxy"; wait "$proxy"';
  const keeper = spawn('/bin/sh', ['-c', script, nginxProgram, ...nginxArguments(folder)], {
    // Of no terminal's group, so that Ctrl-C ends the nodes first.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const said = text(keeper.stderr);
  const ended = once(keeper, 'exit');
  const readLog = () => readFile(join(folder, 'error.log'), 'utf8').catch(() => '');
  const url = `http://127.0.0.1:${options.port}`;
  let log: string | undefined;
  const stop = async (): Promise<void> => {
    keeper.stdin.end();
    await ended;
    log ??= (await said) + (await readLog());
    await rm(folder, { recursive: true, force: true });
  };
  const isUp = await answers(url);
  if (!isUp) {
    await stop();
    throw new Error(`nginx does not start.\n${log}`);
  }
  return { url, log: async () => log ?? (await readLog()), stop };
}

/** Whether anything answers there within some seconds. */
async function answers(url: string, seconds = 10): Promise<boolean> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(20)) {
    const answer = await fetch(`${url}/metrics`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer) return true;
  }
  return false;
}

/** Root's nginx would work as a user who may not enter the folder. */
const mainSettings = (): string => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
pid nginx.pid;
error_log error.log notice;
worker_processes 2;
worker_shutdown_timeout 1s;
events { worker_connections 512; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path temp-${what};`).join('\n  ')}
  include insights.conf;
}
`;
