import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findFreePort } from '../../support/free-port.ts';
import { type ClickHouseNode, createNode } from './clickhouse-node.ts';

/** Two servers, each a shard of the cluster `two`. */
export interface ClickHousePair extends AsyncDisposable {
  /** The one that is asked. */
  readonly first: ClickHouseNode;
  readonly second: ClickHouseNode;
  readonly password: string;
}

/** Started on free ports of 127.0.0.1 in a folder of their own. They end with this process, even when it is killed. */
export async function startClickHouse(): Promise<ClickHousePair> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'clickhouse-'));
  const password = randomBytes(12).toString('hex');
  const all = [await findPorts(), await findPorts()];
  const [first, second] = await Promise.all(
    all.map((own, index) =>
      createNode({ folder: path.join(folder, String(index)), own, all, password }),
    ),
  );
  if (!first || !second) throw new Error('there are two');
  const stop = async () => {
    await Promise.all([first.kill(), second.kill()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([first.start(), second.start()]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { first, second, password, [Symbol.asyncDispose]: stop };
}

const findPorts = async () => ({ http: await findFreePort(), native: await findFreePort() });
