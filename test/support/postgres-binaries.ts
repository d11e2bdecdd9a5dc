import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian puts each version; it links none of the server's programs into the path. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder of the newest PostgreSQL server's programs. */
export function findPostgres(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : [];
  return [
    ...versions.sort((a, b) => b - a).map((version) => join(DEBIAN, String(version), 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

/** PostgreSQL refuses to run as root: then its own user, made when it was installed, runs it. */
export function findOwner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (kind: '-u' | '-g') =>
    Number(execFileSync('id', [kind, 'postgres'], { stdio: 'pipe' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Undefined: a server can be started here. */
export function whyNoPostgres(): string | undefined {
  if (!findPostgres()) return 'no PostgreSQL server is installed';
  try {
    findOwner();
  } catch {
    return 'root cannot run PostgreSQL and there is no user "postgres"';
  }
  return undefined;
}
