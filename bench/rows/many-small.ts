import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startReceiver } from '../../test/acceptance/support/receiver.ts';
import { inParallel } from '../../test/chaos/in-parallel.ts';
import { makeCrowd, runCrowd, smallPartners } from '../support/crowd.ts';
import { defaultConfig } from '../support/home.ts';
import { secondsOf } from '../support/measure.ts';
import { copyTo, openPlainDuckDb, reportSql } from '../support/report-sql.ts';
import { type OpenRow, type Row, type Setting, scaled } from '../support/row.ts';
import type { Worlds } from '../support/worlds.ts';

const PARTNERS = 20;
const USERS = 5;

export const manySmall: Row = {
  name: 'many-small',
  ours: '2,000 due executions of 20 partners over the system queries, to Completed and callback',
  against: 'DuckDB: a gzip COPY of each of the same SELECTs, as many at once',
  unit: 's',
  target: { atMost: 0.8 },
  rounds: (asked) => Math.ceil(asked / 2),
  warmsUp: false,
  open,
};

async function open(setting: Setting): Promise<OpenRow> {
  const { worlds } = setting;
  const copies = smallPartners(PARTNERS);
  const data = await worlds.copies('twenty-small', copies, null);
  const accounts = copies.map(({ to }) => to);
  const queries = worlds.catalog.systemQueries('mpn');
  const reports = scaled(2000 / PARTNERS / USERS, setting);
  /** Users go on where the one before has stopped: each query comes up again and again in an account. */
  const queriesOf = (_partner: number, user: number) =>
    Array.from({ length: reports }, (_, one) => queries[(user * reports + one) % queries.length]);
  const ofUsers = (partner: number) =>
    Array.from({ length: USERS }, (_, user) => queriesOf(partner, user)).flat();
  await using opening = new AsyncDisposableStack();
  const receiver = opening.adopt(await startReceiver(), (one) => one.goDown());
  const crowd = opening.use(
    await makeCrowd({
      ...{ worlds, data, accounts, usersEach: USERS, callbackUrl: receiver.url },
      queriesOf: (partner, user) => queriesOf(partner, user).map((query) => query?.queryId ?? ''),
    }),
  );
  const asked = accounts.flatMap((account, partner) =>
    ofUsers(partner).map((query) => ({ account, query: query?.query ?? '' })),
  );
  const selects = await Promise.all(
    asked.map((one) => reportSql({ catalog: worlds.catalog, data, ...one })),
  );
  const resources = opening.move();
  return {
    ours: async () => {
      receiver.received.length = 0;
      const value = await runCrowd(worlds, crowd);
      if (receiver.received.length !== asked.length) throw new Error('callbacks are missing');
      return { value };
    },
    against: async () => ({ value: await copyAll(worlds, selects) }),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function copyAll({ folder: root }: Worlds, selects: readonly string[]): Promise<number> {
  const folder = join(root, 'many-small');
  await mkdir(folder);
  const database = await openPlainDuckDb();
  const atOnce = defaultConfig(root).workerConcurrency;
  const free = await Promise.all(Array.from({ length: atOnce }, () => database.connect()));
  const numbered = selects.map((sql, number) => ({ sql, file: join(folder, `${number}.csv.gz`) }));
  const seconds = await secondsOf(() =>
    inParallel(numbered, atOnce, async ({ sql, file }) => {
      const connection = free.pop();
      if (!connection) throw new Error('more at once than connections');
      await connection.run(copyTo(sql, file, 'gzip'));
      free.push(connection);
    }),
  );
  database.closeSync();
  await rm(folder, { recursive: true });
  return seconds;
}
