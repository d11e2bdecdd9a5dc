import type { Judged } from './judge.ts';
import type { Row, Target, Unit } from './row.ts';
import type { Spread } from './statistics.ts';

export type TableRow = Pick<Row, 'name' | 'unit' | 'target'> & {
  readonly outcome: Judged | { readonly failure: string };
};

const header = ['row', 'ours', 'against', 'ratio (low–high)', 'to reach', 'reached'];

/** As Markdown, aligned for the terminal too. */
export function tableOf(rows: readonly TableRow[]): string {
  const lines = [header, ...rows.flatMap(linesOf)];
  const widths = header.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [header, rule, ...lines.slice(1)]
    .map(
      (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
    )
    .join('\n');
}

function linesOf({ name, unit, target, outcome }: TableRow): string[][] {
  if ('failure' in outcome) return [[name, 'failed', '', '', told(target), 'no']];
  const { ours, against, ratio, reached, limits } = outcome;
  return [
    [name, amount(ours, unit), amount(against, unit), spread(ratio), told(target), yesNo(reached)],
    ...limits.map((limit) => [
      `${name}, ${limit.name}`,
      `${amount(limit.spread.median, limit.unit)} (${figure(limit.spread.low)}–${figure(limit.spread.high)})`,
      '',
      '',
      `< ${amount(limit.below, limit.unit)}`,
      yesNo(limit.reached),
    ]),
  ];
}

export const spread = ({ low, median, high }: Spread): string =>
  `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;

const told = (target: Target): string =>
  'atMost' in target ? `≤ ${target.atMost.toFixed(2)}` : `≥ ${target.atLeast.toFixed(2)}`;

const amount = (value: number, unit: Unit): string => `${figure(value)} ${unit}`;

/** Three digits that count. */
const figure = (value: number): string => {
  if (!Number.isFinite(value)) return String(value);
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
};

const yesNo = (reached: boolean): string => (reached ? 'yes' : 'no');
