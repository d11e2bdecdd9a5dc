import { expect, test } from 'vitest';
import type { ReadyLane } from '../../store/execution-queue.ts';
import { upsertPartner } from '../../store/partners.ts';
import { describeStores, partnerRow } from '../../store/store.fixture.ts';
import { authorizeCaller } from '../caller.ts';
import { LEASE, ledgerWorld } from '../testing/ledger-world.ts';
import { claimExecution } from './claim-execution.ts';
import { lanes } from './run-size.ts';
import { createSeenTurns, type SeenTurns } from './seen-turns.ts';

const turn = (account_id: string, lane = 'small'): ReadyLane => ({
  ...{ account_id, lane, running: 0, running_in_lane: 0, last_started: '' },
});

const accounts = (turns: readonly ReadyLane[]) => turns.map(({ account_id }) => account_id);

const clockOf = (now: { value: number }) => createSeenTurns(() => now.value);

test('what took long serves for twenty times as long, each turn once', () => {
  const now = { value: 1000 };
  const seen = clockOf(now);
  seen.keep([turn('a', 'large'), turn('b'), turn('c')], 10);
  expect(accounts(seen.take(['small'], 1))).toEqual(['b']);
  expect(accounts(seen.take(lanes, 9))).toEqual(['a', 'c']);
  seen.giveBack([turn('c')]);
  now.value = 1199;
  expect(seen.take(['large'], 9)).toEqual([]);
  expect(accounts(seen.take(lanes, 9))).toEqual(['c']);
  seen.giveBack([turn('c')]);
  now.value = 1200;
  expect(seen.take(lanes, 9)).toEqual([]);
});

test('what took no time is not kept', () => {
  const seen = clockOf({ value: 1000 });
  seen.keep([turn('a')], 4.9);
  expect(seen.take(lanes, 9)).toEqual([]);
});

/** Each time that it is asked, so many milliseconds have passed. */
function passing(milliseconds: number): SeenTurns {
  let now = 0;
  return createSeenTurns(() => {
    now += milliseconds;
    return now;
  });
}

describeStores((_, database) => {
  /** Ada, who has three reports, and three others with one each, all ready. */
  async function fourPartners() {
    const world = await ledgerWorld({ database, limits: { accountConcurrency: 2 } });
    const { context, addUser, create, clock } = world;
    for (let n = 0; n < 3; n += 1) await create({ executeNow: true });
    for (const tenant of ['t2', 't3', 't4']) {
      const account_id = `account-${tenant}`;
      await upsertPartner(context.store.db, partnerRow({ tenant_id: tenant, account_id }));
      const user = await addUser(`user@${tenant}`, 'executive-report-viewer', tenant);
      await create({ executeNow: true }, await authorizeCaller(context.store.db, user));
    }
    const claim = async (seen?: SeenTurns) => {
      clock.set(new Date(clock.now().getTime() + 1000));
      const claimed = await claimExecution(context, LEASE, lanes, seen);
      return typeof claimed === 'string' ? claimed : claimed.report.tenant_id;
    };
    return { ...world, claim };
  }

  test('claims by what was seen are made in the order of looks', async () => {
    const seen = passing(10);
    const { claim } = await fourPartners();
    const served = [];
    for (let n = 0; n < 6; n += 1) served.push(await claim(seen));
    expect(served.slice(0, 4).sort()).toEqual(['t1', 't2', 't3', 't4']);
    // Each has been served once; a look finds who has more, until that one has as many as it may.
    expect(served.slice(4)).toEqual(['t1', 'blocked']);
  });

  test('an account that another worker has served since has lost that turn', async () => {
    const seen = passing(10);
    const { claim } = await fourPartners();
    const first = await claim(seen);
    const byAnother = await claim();
    const rest = [await claim(seen), await claim(seen)];
    expect([first, byAnother, ...rest].sort()).toEqual(['t1', 't2', 't3', 't4']);
  });
});
