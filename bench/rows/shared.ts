import { makeCrowd, runCrowd, smallPartners } from '../support/crowd.ts';
import { type OpenRow, type Row, type Setting, scaled } from '../support/row.ts';

const DATASET = 'OfficeUsage';

export const shared: Row = {
  name: 'shared',
  ours: '500 partners, two users of each asking the same system query: 1,000 executions',
  against: 'one user of each asking it: 500 executions',
  unit: 's',
  target: { atMost: 1.1 },
  rounds: (asked) => Math.ceil(asked / 2),
  warmsUp: false,
  open,
};

async function open(setting: Setting): Promise<OpenRow> {
  const { worlds } = setting;
  const copies = smallPartners(scaled(500, setting));
  const data = await worlds.copies('five-hundred-small', copies, [DATASET]);
  const accounts = copies.map(({ to }) => to);
  const query = worlds.catalog.systemQueries('mpn').find(({ dataset }) => dataset === DATASET);
  const queriesOf = () => [query?.queryId ?? ''];
  await using opening = new AsyncDisposableStack();
  const crowdOf = async (usersEach: number) =>
    opening.use(await makeCrowd({ worlds, data, accounts, usersEach, queriesOf }));
  const [twice, once] = [await crowdOf(2), await crowdOf(1)];
  const resources = opening.move();
  return {
    ours: async () => ({ value: await runCrowd(worlds, twice) }),
    against: async () => ({ value: await runCrowd(worlds, once) }),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
