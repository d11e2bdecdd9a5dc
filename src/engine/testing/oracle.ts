import type { Condition, Field, QueryPlan, Value } from '../../language/plan.ts';
import { isAggregate } from '../../language/plan.ts';
import type { GuardedPlan } from '../../policy/guard.ts';
import type { SalesRow } from './rows.ts';

/** Numbers in units of 10^-4, so that every number of the sales dataset is whole. */
type Plain = string | bigint | null;

const numbers: Readonly<Record<string, bigint>> = { Seats: 10_000n, Revenue: 100n, Rate: 1n };
const metricColumns: Readonly<Record<string, string>> = {
  CustomerCount: 'Customer',
  EmailCount: 'Email',
  TotalSeats: 'Seats',
  TotalRevenue: 'Revenue',
  TotalRate: 'Rate',
};

/** What a guarded plan must answer, computed row by row, in no order yet and without its limit. */
export function expectedRows(guarded: GuardedPlan, rows: readonly SalesRow[]): Plain[][] {
  const { plan } = guarded;
  const visible = rows
    .filter((row) => row.Account === guarded.rows.account)
    .map((row) => (field: Field) => readColumn(guarded, row, field.name))
    .filter((read) => plan.where.every((condition) => holds(condition, read(condition.field))));
  if (!isAggregate(plan))
    return distinctIf(
      plan,
      visible.map((read) => plan.select.map(read)),
    );
  const keys = plan.select.filter((field) => field.kind === 'column');
  const groups = Map.groupBy(visible, (read) => keyOf(keys.map(read)));
  if (keys.length === 0 && groups.size === 0) groups.set('', []);
  return [...groups.values()]
    .map(
      (members) => (field: Field) =>
        field.kind === 'column' ? (members[0]?.(field) ?? null) : metric(guarded, field, members),
    )
    .filter((read) => plan.having.every((condition) => holds(condition, read(condition.field))))
    .map((read) => plan.select.map(read));
}

/** As the answer must come: by what was asked for, then by all that is selected. */
export function inTotalOrder(plan: QueryPlan, rows: readonly Plain[][]): Plain[][] {
  const isFree = !plan.distinct && !isAggregate(plan) && plan.orderBy.length === 0;
  if (isFree) return [...rows];
  const asked = plan.orderBy.map(({ field, direction }) => ({
    position: plan.select.findIndex(({ name }) => name === field.name),
    sign: direction === 'asc' ? 1 : -1,
  }));
  const rest = plan.select.map((_, position) => ({ position, sign: 1 }));
  const steps = [...asked, ...rest];
  return rows.toSorted((a, b) => {
    for (const { position, sign } of steps) {
      const far = nullsLast(a[position] ?? null, b[position] ?? null, sign);
      if (far !== 0) return far;
    }
    return 0;
  });
}

const nullsLast = (a: Plain, b: Plain, sign: number): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : order(a, b) * sign;

const keyOf = (values: readonly Plain[]): string => values.map((v) => `${typeof v}:${v}`).join('|');

const distinctIf = (plan: QueryPlan, rows: Plain[][]): Plain[][] =>
  plan.distinct ? [...new Map(rows.map((row) => [keyOf(row), row])).values()] : rows;

function readColumn(guarded: GuardedPlan, row: SalesRow, name: string): Plain {
  if (guarded.withheld.includes(name)) return null;
  const value = row[name as keyof SalesRow];
  if (value === null || typeof value === 'string') return value;
  const unit = numbers[name];
  if (unit !== undefined) return BigInt(value) * unit;
  const time = new Date(name === 'Day' ? value * 86_400_000 : value).toISOString();
  return name === 'Day' ? time.slice(0, 10) : `${time.slice(0, 19)}Z`;
}

function metric(guarded: GuardedPlan, field: Field, members: ((field: Field) => Plain)[]): Plain {
  const column = metricColumns[field.name];
  if (column === undefined) return BigInt(members.length) * 10_000n;
  if (guarded.withheld.includes(column)) return null;
  const values = members
    .map((read) => read({ kind: 'column', name: column, header: column }))
    .filter((value) => value !== null);
  if (field.name.endsWith('Count')) return BigInt(new Set(values).size) * 10_000n;
  return values.length === 0 ? null : values.reduce<bigint>((sum, v) => sum + BigInt(v), 0n);
}

const parseNumber = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'));
  return text.startsWith('-') ? -units : units;
};

const plainValue = ({ type, text }: Value): string | bigint => {
  if (type === 'integer' || type === 'decimal') return parseNumber(text);
  return type === 'string' ? text.toLowerCase() : text;
};

function holds(condition: Condition, found: Plain): boolean {
  if (found === null) return false;
  const value =
    typeof found === 'string' && !/^\d{4}-\d\d-/.test(found) ? found.toLowerCase() : found;
  switch (condition.kind) {
    case 'like':
      return likes(String(value), condition.pattern.toLowerCase()) !== condition.negated;
    case 'in':
      return condition.values.some((each) => plainValue(each) === value) !== condition.negated;
    case 'compare':
      return compares(condition.operator, order(value, plainValue(condition.value)));
  }
}

/** The textbook's table of prefixes. */
function likes(text: string, pattern: string): boolean {
  const characters = [...text];
  let matches = [true, ...characters.map(() => false)];
  for (const sign of pattern) {
    const before = matches;
    matches = before.map((_, end) =>
      sign === '%'
        ? before.slice(0, end + 1).some(Boolean)
        : end > 0 && before[end - 1] === true && (sign === '_' || sign === characters[end - 1]),
    );
  }
  return matches.at(-1) === true;
}

/** Texts by code point. */
function order(a: Exclude<Plain, null>, b: Exclude<Plain, null>): number {
  if (typeof a === 'string' && typeof b === 'string') {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

const compares = (operator: string, sign: number): boolean =>
  ({
    '=': sign === 0,
    '!=': sign !== 0,
    '<': sign < 0,
    '<=': sign <= 0,
    '>': sign > 0,
    '>=': sign >= 0,
  })[operator] ?? false;
