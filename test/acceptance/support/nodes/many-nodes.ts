import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryDatabase } from '../../../support/postgres-for-tests.ts';
import { newSampleHome, sampleScale } from '../sample-home.ts';
import type { Server, ServerOptions } from '../start-server.ts';
import { type Nodes, startNodes } from './start-nodes.ts';

/** Whether `startServer` starts many nodes instead of `insights serve`. */
export const isManyNodes = process.env.INSIGHTS_TEST_NODES === 'many';

export interface ManyNodes extends Server {
  readonly nodes: Nodes;
}

/** Many nodes on the sample world and a database of their own, told what `insights serve` would be. */
export async function startManyNodes({ args = [], env }: ServerOptions = {}): Promise<ManyNodes> {
  await using opening = new AsyncDisposableStack();
  const home = await newSharedHome();
  opening.defer(() => rm(home, { recursive: true, force: true }));
  const database = opening.use(await temporaryDatabase());
  const nodes = await startNodes({
    ...{ home, databaseUrl: database.location, ...readArgs(args) },
    // What comes with the sample world where the same process serves it.
    env: { INSIGHTS_CALLBACKS_ALLOW_PRIVATE_NETWORKS: 'true', ...env },
  });
  const held = opening.move();
  const stop = async () => {
    const ending = await nodes.stop();
    await held.disposeAsync();
    return ending;
  };
  const [first] = nodes.apis;
  if (!first) throw new Error('there is no API');
  const { child, greeting } = first.current();
  return { nodes, url: nodes.url, home, child, greeting, log: nodes.log, env: nodes.env, stop };
}

/** The sample world without the database that it was made with. */
async function newSharedHome(): Promise<string> {
  const home = await newSampleHome();
  const ofDatabase = (await readdir(home)).filter((name) => /^(insights\.db|home-id)/.test(name));
  for (const name of ofDatabase) await rm(join(home, name));
  return home;
}

/** What `insights serve` would be told, by who is told it here. */
function readArgs(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { port: text, 'public-url': text, clock: text, 'log-level': text };
  const { values } = parseArgs({ args: [...args], options });
  const { port, 'public-url': publicUrl, clock, 'log-level': logLevel = 'warn' } = values;
  return {
    ...(port !== undefined && { port: Number(port) }),
    ...(publicUrl !== undefined && { publicUrl }),
    args: ['--log-level', logLevel, ...(clock === undefined ? [] : ['--clock', clock])],
    apiArgs: ['--sample', '--scale', sampleScale],
    // On the virtual clock workers look for work a hundred times a second.
    ...(clock === 'virtual' && { workerCount: 2 }),
  };
}
