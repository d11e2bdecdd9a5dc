import { addScheduledReports } from '../support/bulk-reports.ts';
import { newHome } from '../support/home.ts';
import { type OneReport, openOneReport } from '../support/one-report.ts';
import { type OpenRow, type Row, type Setting, scaled } from '../support/row.ts';
import type { AccountCopy } from '../support/world-sql.ts';

/** Fabrikam of the sample world; in this dataset it has some 50,000 rows. */
const ACCOUNT = '2002000';
const DATASET = 'CustomersAndTenants';
/** What each of the other partners has beside its rows. */
const REPORTS = 100;
const HISTORY = 10;
const RUNS = 10;

export const neighbour: Row = {
  name: 'neighbour',
  ours: "one partner's report where its neighbours have ten times the rows, reports and past executions",
  against: 'the same report among the neighbours of the sample world',
  unit: 's',
  target: { atMost: 1.1 },
  rounds: (asked) => asked,
  warmsUp: true,
  open,
};

async function open(setting: Setting): Promise<OpenRow> {
  await using opening = new AsyncDisposableStack();
  const ours = opening.use(await openWorld(setting, 10));
  const against = opening.use(await openWorld(setting, 1));
  const resources = opening.move();
  let number = 0;
  const meanRun = async (world: OneReport) => {
    let seconds = 0;
    for (let run = 0; run < RUNS; run += 1) {
      number += 1;
      seconds += await world.run(queryOf(number));
    }
    return { value: seconds / RUNS };
  };
  return {
    ours: () => meanRun(ours),
    against: () => meanRun(against),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function openWorld(setting: Setting, times: number): Promise<OneReport> {
  const { worlds } = setting;
  const others = OTHERS.flatMap((from) =>
    Array.from({ length: times }, (_, copy): AccountCopy => ({ from, to: `${from}${copy}` })),
  );
  const copies = [{ from: ACCOUNT, to: ACCOUNT }, ...others];
  const home = await newHome(worlds, await worlds.copies(`times-${times}`, copies, [DATASET]));
  const reports = scaled(others.length * REPORTS, setting);
  await addScheduledReports(home, { reports, accounts: others.length, history: HISTORY });
  return openOneReport(home, ACCOUNT);
}

/** The sample world's other partners. */
const OTHERS = ['1001000', ...Array.from({ length: 18 }, (_, index) => `${3003 + index}000`)];

/** Every row meets the condition; see `azureUsageQuery`. */
const queryOf = (number: number): string =>
  `SELECT MPNId, PartnerName, CustomerName, CustomerTenantId, CustomerMarket, Product, SKU, Month, AvailableSeats
   FROM ${DATASET} WHERE IsDuplicateRowForPGA < ${number + 2} TIMESPAN LAST_6_MONTHS`;
