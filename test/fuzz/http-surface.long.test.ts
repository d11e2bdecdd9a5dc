import { beforeAll, describe, expect, test } from 'vitest';
import { buildStaleConsole } from '../../scripts/build-console.ts';
import { hasPostgres, temporaryDatabase } from '../support/postgres-for-tests.ts';
import { checkHealth, checkLog, checkReady } from './check-after.ts';
import { type FuzzedServer, startFuzzedServer } from './fuzz-server.ts';
import { createJudge } from './judge-answer.ts';
import type { KnownWorld } from './known-world.ts';
import { makeOperator } from './make-operator.ts';
import { type OpenApi, type Operation, operationsOf } from './operations.ts';
import { type Game, type Played, play } from './play.ts';
import { emptyWorld, prepareWorld, tendWorld } from './prepare-world.ts';
import { summaryOf } from './summary.ts';

/** Another one finds other things: `FUZZ_SEED=$RANDOM npm run test:long -- test/fuzz`. */
const seed = Number(process.env.FUZZ_SEED ?? 4);
const requests = Number(process.env.FUZZ_REQUESTS ?? 20_000);

const env: Record<string, string> = {
  // Without limits, or most answers were 429:
  INSIGHTS_API_REQUESTS_PER_MINUTE: '0',
  INSIGHTS_TOKEN_REQUESTS_PER_MINUTE: '0',
  INSIGHTS_ADDRESS_REQUESTS_PER_MINUTE: '0',
};

/** What even a valid request seldom or never finds in the sample world: links, too, are revoked all the time. */
const RARE = [
  ...['replayCallbacks', 'resumeCallbacks', 'cancelExecution'],
  ...['downloadFile', 'getManifest'],
];

async function fuzz(server: FuzzedServer, count: number): Promise<Played> {
  const world = await prepareWorld(server.url);
  return playOn(server, { count, world, wanted: () => true, tend: tendWorld(server.url, world) });
}

interface Round extends Pick<Game, 'count' | 'tend'> {
  readonly world: KnownWorld;
  /** Whether the server still does what it did. */
  readonly check?: typeof checkHealth;
  readonly wanted: (operation: Operation) => boolean;
}

async function playOn(
  server: FuzzedServer,
  { world, wanted, check = checkHealth, ...round }: Round,
): Promise<Played> {
  const { url, secrets } = server;
  const document = await readDocument(url);
  const operations = operationsOf(document).filter(wanted);
  const judge = createJudge(document, [...secrets, ...world.tokens.values()]);
  const played = await play({
    ...{ url, operations, judge, seed, concurrency: 16, ...round },
    setting: { document, world },
  });
  const summary = summaryOf(played, { seed, operations });
  process.stdout.write(`${summary}\n`);
  expect(played.faults, summary).toEqual([]);
  await check(url, world);
  checkLog(server.process.log(), [...world.tokens.values()]);
  return played;
}

const readDocument = async (url: string): Promise<OpenApi> =>
  (await (await fetch(`${url}/insights/v1/mpn/swagger/v1/swagger.json`)).json()) as OpenApi;

/** A fuzz whose valid requests were refused would find nothing. */
function expectSuccesses({ statuses }: Played, operations: readonly string[]): void {
  const never = operations.filter((id) => !statuses.get(id)?.has(200));
  expect(never.filter((id) => !RARE.includes(id))).toEqual([]);
}

describe('whatever is sent', () => {
  // The page is a part of the surface.
  beforeAll(() => buildStaleConsole());

  test('is answered in its shape, in time, and shows nothing of the inside', async () => {
    await using server = await startFuzzedServer([], env);
    const played = await fuzz(server, requests);
    const operations = operationsOf(await readDocument(server.url));
    const partnerApi = operations.filter(({ path }) => !path.startsWith('/admin'));
    expect(partnerApi.length).toBeGreaterThan(25);
    expectSuccesses(
      played,
      partnerApi.map(({ id }) => id),
    );
  });

  test.skipIf(!hasPostgres())('is answered so with PostgreSQL, too', async () => {
    await using database = await temporaryDatabase();
    await using server = await startFuzzedServer([], {
      ...env,
      INSIGHTS_DATABASE_URL: database.location,
    });
    await fuzz(server, requests / 4);
  });

  test('is answered so to operators, too', async () => {
    await using server = await startFuzzedServer([], env);
    const signInOperator = await makeOperator(server.url, server.home);
    const world = { ...emptyWorld(), tokens: new Map([['operator', await signInOperator()]]) };
    const wanted = ({ tags }: Operation) => tags.includes('Operators');
    // On a server of its own: partners are disabled here, and keys revoked.
    const played = await playOn(server, {
      count: requests / 20,
      world,
      wanted,
      tend: async () => {},
      // Whoever is of a partner may have lost the secret or the partner by now.
      check: checkReady,
    });
    const statuses = [...played.statuses.values()];
    expect(statuses.filter((one) => one.has(200)).length).toBeGreaterThan(statuses.length / 2);
  });

  test('is answered so by the virtual clock, too', async () => {
    await using server = await startFuzzedServer(['--clock', 'virtual'], env);
    // No reports: a day ahead would run them all, and is allowed to take its time.
    const tend = async () => {};
    const wanted = ({ tags }: Operation) => tags.includes('Clock');
    const played = await playOn(server, {
      count: requests / 20,
      world: emptyWorld(),
      wanted,
      tend,
    });
    expectSuccesses(played, [...played.statuses.keys()]);
  });
});
