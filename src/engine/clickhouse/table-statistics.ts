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
  const read = async (
    dataset: Dataset,
    account: string,
    interval: Interval | null,
    expressions: readonly string[],
  ) => {
    const options = limited();
    const table = await pinTable(server, tableOf(dataset), options);
    if (!table) return undefined;
    const rules = accountRules(clickHouseDialect, dataset, account, interval);
    const select = `SELECT ${expressions.join(', ')} FROM ${table.source} AS stored WHERE ${rules}`;
    return { table, values: (await readRows(server, select, options))[0] ?? [] };
  };
  const ask = async (...of: Parameters<typeof read>): Promise<readonly number[] | undefined> =>
    (await read(...of))?.values.map(Number);
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
    extent: async (dataset, account) => {
      const found = await read(dataset, account, null, ['count()', ...timeBounds(dataset)]);
      if (!found) return undefined;
      const { snapshotId, createdTime: snapshotTime } = found.table;
      const [rows, first, last] = found.values;
      // Of no rows ClickHouse answers with the first day that it knows.
      const timeOf = (text: unknown) =>
        Number(rows) > 0 && typeof text === 'string' ? new Date(text).toISOString() : null;
      return {
        ...{ snapshotId, snapshotTime, rows: Number(rows ?? 0) },
        ...{ firstTime: timeOf(first), lastTime: timeOf(last) },
      };
    },
  };
}

function timeBounds({ timeColumn, columns }: Dataset): string[] {
  const time = columns.find(({ name }) => name === timeColumn);
  if (!time) return [];
  const stored = `stored.${clickHouseDialect.name(time.name)}`;
  return ['min', 'max'].map((end) => clickHouseDialect.asText(`${end}(${stored})`, time.type));
}

const limited = (): StatementOptions => ({
  settings: { ...answerSettings, ...limitSettings({ seconds: SECONDS }) },
  signal: answerDeadline(SECONDS * 1000),
});
