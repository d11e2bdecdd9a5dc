import { join } from 'node:path';
import { check } from './check.ts';
import { createReports } from './create-reports.ts';
import { closeConnections, refusals } from './http-client.ts';
import { type Strikes, startMonkey } from './monkey.ts';
import { openDatabase } from './open-database.ts';
import type { Options } from './options.ts';
import { signInBoth } from './partner-api.ts';
import { seededRandom } from './random.ts';
import { startReceiver } from './receiver.ts';
import { startNodes, WORKER_CONCURRENCY } from './start-nodes.ts';
import type { Outcome } from './summary.ts';
import { type Progress, waitUntil } from './wait-until-done.ts';

interface Surroundings {
  readonly signal: AbortSignal;
  readonly log: (text: string) => void;
}

/** The share of executions after which the monkey lets go, so that the last ones are not hunted for ever. */
const MONKEY_SHARE = 0.98;

/** Starts everything in `folder`, plays the run and checks it. Nothing runs any more when it resolves. */
export async function playChaos(
  options: Options,
  folder: string,
  surroundings: Surroundings,
): Promise<Outcome> {
  const { log, signal } = surroundings;
  const home = join(folder, 'home');
  await using resources = new AsyncDisposableStack();
  resources.defer(closeConnections);
  const database = resources.use(await openDatabase(options, home));
  const { environment, restart } = database;
  const nodes = resources.use(await startNodes({ folder, home, ...options, environment }));
  const ledger = resources.use(database.openLedger());
  const receiver = resources.use(await startReceiver(options.receivers));
  const apis = await signInBoth(nodes.url);
  log(`${options.workers} workers and ${nodes.apis().length} API run at ${nodes.url}`);

  const started = performance.now();
  const monkey = startMonkey({
    ...{ nodes, ledger, log, restartDatabase: restart },
    random: seededRandom(options.seed),
  });
  const random = seededRandom(options.seed + 1);
  const created = await createReports({
    apis,
    receiver,
    random,
    signal,
    count: options.executions,
  });
  log(`${created.length} reports are made`);
  const lastDue = Math.max(...created.map(({ due }) => Date.parse(due)));
  const isRun = ({ open }: Progress): boolean => open === 0 && Date.now() > lastDue;
  const few = options.executions * MONKEY_SHARE;
  await waitUntil(ledger, (now) => now.completed >= few || isRun(now), surroundings);
  const strikes = await monkey.stop();
  await waitUntil(ledger, isRun, surroundings);
  const seconds = (performance.now() - started) / 1000;
  log('all executions are over');
  await waitUntil(ledger, ({ undelivered }) => undelivered === 0, surroundings);
  log('all callbacks are over');
  const checked = await check({
    ...{ created, ledger, home, files: nodes.files, receiver, signal },
    mostOrphans: (strikes.kills + strikes.stops + nodes.crashes().length) * WORKER_CONCURRENCY,
  });
  checked.findings.others.push(...nodes.crashes(), ...missed(options, strikes), ...unanswered());
  return { ...checked, options, strikes, seconds, ...refusals };
}

/** The API lives through all of it: it may say that it is unavailable, and nothing worse. */
const unanswered = (): string[] => [
  ...(refusals.internalErrors > 0 ? [`the API answered 500 ${refusals.internalErrors} times`] : []),
  ...(refusals.unanswered > 0 ? [`the API did not answer ${refusals.unanswered} times`] : []),
];

/** A run without these proves nothing. */
const missed = (options: Options, strikes: Strikes): string[] => [
  ...(strikes.killsAtWork === 0 ? ['no worker was killed at work'] : []),
  ...(strikes.stops === 0 ? ['no worker was stopped at work'] : []),
  ...(strikes.apiKills === 0 && options.nodes === 'many' ? ['no API was killed'] : []),
  ...(strikes.restarts === 0 && options.database === 'postgres' && !options.databaseUrl
    ? ['the database was not restarted']
    : []),
];
