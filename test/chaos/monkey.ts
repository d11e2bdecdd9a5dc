import { setTimeout as sleep } from 'node:timers/promises';
import { type Ledger, readNumber } from './ledger.ts';
import { between, pick } from './random.ts';
import { LEASE_SECONDS, type Nodes } from './start-nodes.ts';
import type { Node } from './start-process.ts';

/** What was done to the service. */
export interface Strikes {
  kills: number;
  /** Kills of a worker that had an execution under way. */
  killsAtWork: number;
  /** Each of a worker that had one under way, for longer than two leases. */
  stops: number;
  /** Kills of an API, where there are several. */
  apiKills: number;
  restarts: number;
}

export interface MonkeyOptions {
  readonly nodes: Nodes;
  readonly ledger: Ledger;
  readonly restartDatabase: (() => Promise<void>) | null;
  readonly random: () => number;
  readonly log: (text: string) => void;
}

interface Rage extends MonkeyOptions {
  readonly strikes: Strikes;
  readonly signal: AbortSignal;
  /** Stopped workers, which are left alone, and when each has been woken. */
  readonly stopped: Map<Node, Promise<void>>;
}

const PAUSE_SECONDS = { low: 2, high: 5 };
const STOPPED_SECONDS = 2.5 * LEASE_SECONDS;
/** From which turn on the strikes come that are no kills. */
const STOP_AT = 2;
const RESTART_AT = 4;

/** Strikes until it is told to stop; answers what it did. */
export function startMonkey(options: MonkeyOptions): { stop(): Promise<Strikes> } {
  const stopping = new AbortController();
  const strikes = { kills: 0, killsAtWork: 0, stops: 0, apiKills: 0, restarts: 0 };
  const rage = { ...options, strikes, signal: stopping.signal, stopped: new Map() };
  const done = strikeOn(rage);
  // Told by `stop`.
  done.catch(() => {});
  return {
    stop: async () => {
      stopping.abort();
      await done;
      return strikes;
    },
  };
}

async function strikeOn(rage: Rage): Promise<void> {
  for (let turn = 1; !rage.signal.aborted; turn += 1) {
    await pause(between(rage.random, PAUSE_SECONDS.low, PAUSE_SECONDS.high), rage.signal);
    if (rage.signal.aborted) break;
    if (turn >= STOP_AT && rage.strikes.stops === 0) await stopOne(rage);
    else if (turn >= RESTART_AT && rage.strikes.restarts === 0 && rage.restartDatabase)
      await restart(rage);
    else if (isTurnOfApis(turn, rage)) await killApi(rage);
    else await killOne(rage);
  }
  await Promise.all(rage.stopped.values());
}

async function restart({ restartDatabase, strikes, log }: Rage): Promise<void> {
  await restartDatabase?.();
  strikes.restarts += 1;
  log('the database was restarted');
}

/** The first and then every other one in the midst of a run, the others wherever they are. */
async function killOne(rage: Rage): Promise<void> {
  const mustWork = rage.strikes.killsAtWork === 0 || rage.random() < 0.5;
  const victim = mustWork ? await catchAtWork(rage) : someone(rage);
  if (!victim) return;
  await rage.nodes.replace(victim);
  rage.strikes.kills += 1;
  if (await isAtWork(rage.ledger, victim)) rage.strikes.killsAtWork += 1;
}

/** Every third turn. */
const isTurnOfApis = (turn: number, { nodes }: Rage): boolean =>
  turn % 3 === 0 && nodes.apis().length > 1;

async function killApi({ nodes, random, strikes }: Rage): Promise<void> {
  const victim = pick(random, nodes.apis());
  if (!victim) return;
  await nodes.replace(victim);
  strikes.apiKills += 1;
}

async function stopOne(rage: Rage): Promise<void> {
  const victim = await catchAtWork(rage);
  if (!victim) return;
  rage.strikes.stops += 1;
  rage.log(`${victim.name} is stopped`);
  const woken = sleep(STOPPED_SECONDS * 1000).then(() => {
    victim.signal('SIGCONT');
    rage.stopped.delete(victim);
    rage.log(`${victim.name} is woken`);
  });
  rage.stopped.set(victim, woken);
}

const someone = ({ nodes, random, stopped }: Rage): Node | undefined =>
  pick(
    random,
    nodes.workers().filter((worker) => !stopped.has(worker)),
  );

/** Stops workers until one has an execution under way, and leaves that one stopped. */
async function catchAtWork(rage: Rage): Promise<Node | undefined> {
  for (let trial = 0; trial < 200 && !rage.signal.aborted; trial += 1) {
    const candidate = someone(rage);
    candidate?.signal('SIGSTOP');
    if (candidate && (await isAtWork(rage.ledger, candidate))) return candidate;
    candidate?.signal('SIGCONT');
    await pause(0.02, rage.signal);
  }
  return undefined;
}

/** A worker that is stopped or dead stays the owner until its lease has run out. */
const isAtWork = async (ledger: Ledger, { pid }: Node): Promise<boolean> =>
  (await readNumber(
    ledger,
    `select count(*) from executions where status = 'Running' and lease_owner like '${pid}-%'`,
  )) > 0;

const pause = async (seconds: number, signal: AbortSignal): Promise<void> => {
  await sleep(seconds * 1000, undefined, { signal }).catch(() => undefined);
};
