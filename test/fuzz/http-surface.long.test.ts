import { describe, expect, test } from 'vitest';
import { hasPostgres, temporaryDatabase } from '../support/postgres-for-tests.ts';
import { checkHealth, checkLog } from './check-after.ts';
import { type FuzzedServer, startFuzzedServer } from './fuzz-server.ts';
import { createJudge } from './judge-answer.ts';
import { type OpenApi, type Operation, operationsOf } from './operations.ts';
import { type Played, play } from './play.ts';
import { prepareWorld, tendWorld } from './prepare-world.ts';
import { summaryOf } from './summary.ts';

/** Another one finds other things: `FUZZ_SEED=$RANDOM npm run test:long -- test/fuzz`. */
const seed = Number(process.env.FUZZ_SEED ?? 4);
const requests = Number(process.env.FUZZ_REQUESTS ?? 20_000);

const env: Record<string, string> = {
  // Without limits, or most answers were 429:
  // INSIGHTS_API_REQUESTS_PER_MINUTE: '0',
  // INSIGHTS_TOKEN_REQUESTS_PER_MINUTE: '0',
  // INSIGHTS_ADDRESS_REQUESTS_PER_MINUTE: '0',
};

/** What even a valid request seldom or never finds in the sample world. */
const RARE = ['replayCallbacks', 'resumeCallbacks', 'cancelExecution'];

async function fuzz(
  server: FuzzedServer,
  count: number,
  wanted: (operation: Operation) => boolean = () => true,
): Promise<Played> {
  const { url, secrets } = server;
  const address = `${url}/insights/v1/mpn/swagger/v1/swagger.json`;
  const document = (await (await fetch(address)).json()) as OpenApi;
  const operations = operationsOf(document).filter(wanted);
  const world = await prepareWorld(url);
  const judge = createJudge(document, [...secrets, ...world.tokens.values()]);
  const game = { url, operations, setting: { document, world }, judge, seed, count };
  const played = await play({ ...game, concurrency: 16, tend: tendWorld(url, world) });
  const summary = summaryOf(played, { seed, operations });
  process.stdout.write(`${summary}\n`);
  expect(played.faults, summary).toEqual([]);
  await checkHealth(url);
  checkLog(server.process.log(), [...world.tokens.values()]);
  return played;
}

/** A fuzz whose valid requests were refused would find nothing. */
function expectSuccesses({ statuses }: Played, operations: readonly string[]): void {
  const never = operations.filter((id) => !statuses.get(id)?.has(200));
  expect(never.filter((id) => !RARE.includes(id))).toEqual([]);
}

describe('whatever is sent', () => {
  test('is answered in its shape, in time, and shows nothing of the inside', async () => {
    await using server = await startFuzzedServer([], env);
    const played = await fuzz(server, requests);
    const partnerApi = [...played.statuses.keys()].filter((id) => !/admin/i.test(id));
    expect(partnerApi.length).toBeGreaterThan(25);
    expectSuccesses(played, partnerApi);
  });

  test.skipIf(!hasPostgres())('is answered so with PostgreSQL, too', async () => {
    await using database = await temporaryDatabase();
    await using server = await startFuzzedServer([], {
      ...env,
      INSIGHTS_DATABASE_URL: database.location,
    });
    await fuzz(server, requests / 4);
  });

  test('is answered so by the virtual clock, too', async () => {
    await using server = await startFuzzedServer(['--clock', 'virtual'], env);
    await fuzz(server, requests / 20, ({ tags }) => tags.includes('Clock'));
  });
});
