import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folders of the path, and where Debian puts the programs of servers. */
const folders = (): readonly string[] => [
  ...(process.env.PATH ?? '').split(delimiter),
  ...['/usr/sbin', '/usr/bin'],
];

const find = (program: string): string | undefined =>
  folders()
    .map((folder) => join(folder, program))
    .find((file) => existsSync(file));

export const findClickHouse = (): string | undefined => find('clickhouse-server');

/** From util-linux: what it starts ends with whoever started it, however that ends. */
export const findSetpriv = (): string | undefined => find('setpriv');

/** Undefined: servers can be started here. */
export function whyNoClickHouse(): string | undefined {
  if (!findClickHouse()) return 'no ClickHouse server is installed';
  if (!findSetpriv()) return 'there is no setpriv';
  return undefined;
}
