import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createPipes, openPipe } from '../../../src/engine/duckdb/export/pipes.ts';

/**
 * ClickHouse itself behind the HTTP interface that its servers have, as far as our service speaks it: for tests of
 * the whole service. It says where it listens, and ends when its standard input does. Not of a server are: users and
 * their rights, and the limits of readonly.
 */
interface Session {
  query(sql: string): string;
  queryAsync(sql: string, options?: { readonly signal?: AbortSignal }): Promise<{ text(): string }>;
}

const { Session: ChdbSession } = createRequire(import.meta.url)('chdb') as {
  Session: new (path: string) => Session;
};

/** Of the HTTP interface, or of a user's rights: the engine does not know them. */
const httpOnly = new Set([
  ...['database', 'query', 'query_id', 'session_id', 'default_format', 'readonly'],
  ...['wait_end_of_query', 'send_progress_in_http_headers', 'http_headers_progress_interval_ms'],
  ...['enable_http_compression', 'cancel_http_readonly_queries_on_client_close'],
]);

const folder = mkdtempSync(path.join(os.tmpdir(), 'insights-chdb-server-'));
const data = path.join(folder, 'data');
const pipes = createPipes(folder, 8);
const running = new Map<string, () => void>();
const sessions = new Map<string, Session>();
let files = 0;

function sessionOf(database: string): Session {
  const known = sessions.get(database);
  if (known) return known;
  const session = new ChdbSession(data);
  session.query(`CREATE DATABASE IF NOT EXISTS "${database}"`);
  session.query(`USE "${database}"`);
  sessions.set(database, session);
  return session;
}

const quote = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`;

function settingsClause(parameters: URLSearchParams): string {
  const given = [...parameters].filter(([name]) => !httpOnly.has(name));
  return given.length === 0
    ? ''
    : ` SETTINGS ${given.map(([name, value]) => `${name} = ${quote(value)}`).join(', ')}`;
}

/** The rows flow into the answer as the engine writes them. */
async function select(session: Session, sql: string, id: string, answer: ServerResponse) {
  using taken = await pipes.take();
  if (!taken) throw new Error('too many statements at once');
  const pipe = openPipe(taken);
  const statement = sql.replace(/\nFORMAT /, `\nINTO OUTFILE '${taken.path}' TRUNCATE FORMAT `);
  const stop = () => {
    pipe.close();
    pipe.turnAway();
  };
  running.set(id, stop);
  answer.once('close', stop);
  const ended = session.queryAsync(statement).finally(pipe.end);
  ended.catch(() => {});
  try {
    for await (const piece of pipe.bytes) {
      if (!answer.write(Buffer.from(piece))) await drained(answer);
    }
    await ended;
  } finally {
    running.delete(id);
  }
}

const drained = (answer: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      answer.off('drain', go).off('close', go);
      resolve();
    };
    answer.on('drain', go).on('close', go);
  });

async function insert(session: Session, sql: string, settings: string, request: IncomingMessage) {
  files += 1;
  const file = path.join(folder, `insert-${files}`);
  await pipeline(request, createWriteStream(file));
  const [into = '', format = ''] = sql.split('FORMAT');
  await session.queryAsync(`${into} FROM INFILE '${file}'${settings} FORMAT ${format}`);
  await rm(file);
}

async function answerRequest(request: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/ping') return void answer.end('Ok.\n');
  const session = sessionOf(searchParams.get('database') ?? 'default');
  const settings = settingsClause(searchParams);
  const inUrl = searchParams.get('query');
  if (inUrl !== null) {
    await insert(session, inUrl, settings, request);
    return void answer.end();
  }
  const sql = await text(request);
  const [, killed] = /^KILL QUERY .*query_id = '([^']+)'/.exec(sql) ?? [];
  if (killed !== undefined) running.get(killed)?.();
  else if (!/\nFORMAT /.test(sql)) await session.queryAsync(sql);
  else await select(session, `${sql}${settings}`, searchParams.get('query_id') ?? '', answer);
  answer.end();
}

const server = createServer((request, answer) => {
  answerRequest(request, answer).catch((error: Error) => {
    const [, code = '1002'] = /Code: (\d+)/.exec(error.message) ?? [];
    if (!answer.headersSent) answer.writeHead(500, { 'X-ClickHouse-Exception-Code': code });
    answer.end(error.message.includes('Code:') ? error.message : `Code: ${code}. ${error.message}`);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.stdin.resume().once('end', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
