import { columnNamed } from '../../catalog/catalog.ts';
import type { Dataset } from '../../catalog/dataset.ts';
import { type Interval, toIsoDate, toWireTime } from '../../kernel/interval.ts';
import type { Value } from '../../language/plan.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import type { Dialect } from './dialect.ts';

/**
 * The rows and values that exist for the caller: everything outside this select can look only at
 * what it shows, so that filters, groups and orderings tell nothing about withheld values.
 */
export function visibleRows(
  dialect: Dialect,
  guarded: GuardedPlan,
  dataset: Dataset,
  source: string,
  columns: readonly string[],
): string {
  const shown = columns.map((name) =>
    guarded.withheld.includes(name)
      ? `${dialect.typedNull(columnNamed(dataset, name).type)} AS ${dialect.name(name)}`
      : dialect.name(name),
  );
  const rules = [
    ...rowRules(dialect, guarded, dataset),
    ...timeRules(dialect, dataset, guarded.interval),
  ];
  return `SELECT ${shown.join(', ')} FROM ${source} AS stored WHERE ${rules.join(' AND ')}`;
}

/** The condition of all rows of an account within a time, whoever may see them; null: of all time. */
export const accountRules = (
  dialect: Dialect,
  dataset: Dataset,
  account: string,
  interval: Interval | null,
): string =>
  [accountRule(dialect, dataset, account), ...timeRules(dialect, dataset, interval)].join(' AND ');

/** By the name of the relation: an engine may take a bare one for the null that is shown in its place. */
const storedColumn = (dialect: Dialect, name: string): string => `stored.${dialect.name(name)}`;

function rowRules(dialect: Dialect, { rows }: GuardedPlan, dataset: Dataset): string[] {
  const account = accountRule(dialect, dataset, rows.account);
  if (rows.locations === null) return [account];
  if (rows.locations.length === 0) return [account, 'FALSE'];
  const locations = rows.locations.map((location) => dialect.text(location)).join(', ');
  return [account, `${storedColumn(dialect, dataset.locationColumn)} IN (${locations})`];
}

const accountRule = (dialect: Dialect, dataset: Dataset, account: string): string =>
  `${storedColumn(dialect, dataset.accountColumn)} = ${dialect.text(account)}`;

function timeRules(dialect: Dialect, dataset: Dataset, interval: Interval | null): string[] {
  if (!interval || dataset.timeColumn === null) return [];
  const column = columnNamed(dataset, dataset.timeColumn);
  const bounds = column.type.kind === 'date' ? dayBounds(interval) : instantBounds(interval);
  const time = storedColumn(dialect, column.name);
  return [
    ...(bounds.from ? [`${time} >= ${dialect.literal(bounds.from)}`] : []),
    ...(bounds.to ? [`${time} < ${dialect.literal(bounds.to)}`] : []),
  ];
}

interface Bounds {
  readonly from: Value | null;
  readonly to: Value | null;
}

const instantBounds = ({ from, to }: Interval): Bounds => ({
  from: from && { type: 'timestamp', text: toWireTime(from) },
  to: to && { type: 'timestamp', text: toWireTime(to) },
});

const DAY = 86_400_000;

/** Days count whole: an interval that ends during a day takes in that day's rows. */
const dayBounds = ({ from, to }: Interval): Bounds => ({
  from: from && { type: 'date', text: toIsoDate(from) },
  to: to && {
    type: 'date',
    text: toIsoDate(new Date(Math.ceil(to.getTime() / DAY) * DAY)),
  },
});
