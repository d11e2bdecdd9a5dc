import type { Catalog } from '../../catalog/catalog.ts';
import type { Dataset } from '../../catalog/dataset.ts';
import type { Interval } from '../../kernel/interval.ts';
import { accountRules } from '../sql/visible-rows.ts';
import type { DataStatistics } from '../statistics.ts';
import { answerDeadline } from './answer-deadline.ts';
import { clickHouseDialect } from './dialect.ts';
import { answerSettings, limitSettings } from './limits.ts';
import { pinTable, type TableOf } from './pinned-table.ts';
import { readRows, type Server, type StatementOptions } from './statement.ts';

interface StatisticsOptions {
  readonly catalog: Catalog;
  readonly server: Server;
  readonly tableOf: TableOf;
}

/** An estimate holds up whoever wants it no longer than this. */
const SECONDS = 5;

/** Counted by the server: by the key, a count of an account's rows opens little else than its index. */
export function createTableStatistics({
  catalog,
  server,
  tableOf,
}: StatisticsOptions): DataStatistics {
  const ask = async (
    dataset: Dataset,
    account: string,
    interval: Interval | null,
    expressions: readonly string[],
  ): Promise<readonly number[] | undefined> => {
    const options = limited();
    const table = await pinTable(server, tableOf(dataset), options);
    if (!table) return undefined;
    const rules = accountRules(clickHouseDialect, dataset, account, interval);
    const select = `SELECT ${expressions.join(', ')} FROM ${table.source} AS stored WHERE ${rules}`;
    return (await readRows(server, select, options))[0]?.map(Number);
  };
  const countRows: DataStatistics['countRows'] = async (program, name, account, interval) => {
    const dataset = catalog.dataset(program, name);
    return dataset && (await ask(dataset, account, interval, ['count()']))?.[0];
  };
  return {
    ...{ countRows, mostRows: countRows },
    countDistinct: async (dataset, account, interval) => {
      const names = dataset.columns.map(({ name }) => name);
      const estimates = names.map((name) => `uniq(${clickHouseDialect.name(name)})`);
      const counted = (await ask(dataset, account, interval, estimates)) ?? [];
      return new Map(counted.map((values, index) => [names[index] ?? '', values]));
    },
  };
}

const limited = (): StatementOptions => ({
  settings: { ...answerSettings, ...limitSettings({ seconds: SECONDS }) },
  signal: answerDeadline(SECONDS * 1000),
});
