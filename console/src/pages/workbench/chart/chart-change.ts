import type { ResultColumn } from '../results/result-column.ts';
import { aggregates, type ChartChoice, type ChartForm } from './chart-choice.ts';

/** What rows that have a value are put together by. */
export const aggregatesFor = aggregates;

/** Which columns may stand where. */
export function columnsFor(form: ChartForm, columns: readonly ResultColumn[]) {
  const named = (fits: (column: ResultColumn) => boolean): string[] =>
    columns.filter(fits).map(({ name }) => name);
  const numbers = named(({ kind }) => kind === 'number');
  const x: readonly string[] = {
    line: named(({ kind }) => kind === 'date'),
    bar: named(({ kind }) => kind !== 'number'),
    scatter: numbers,
    number: [],
  }[form];
  return { x, y: numbers, series: named(({ kind }) => kind === 'text') };
}

/** Another form with as much of the choice as it can take; the same where its columns are missing. */
export function changedForm(
  choice: ChartChoice,
  form: ChartForm,
  columns: readonly ResultColumn[],
): ChartChoice {
  const { x, y, series } = columnsFor(form, columns);
  const value = choice.y ?? (form === 'scatter' ? (y[0] ?? null) : null);
  if (form === 'number') return { ...choice, form, x: null, series: null };
  const across =
    choice.x !== null && x.includes(choice.x)
      ? choice.x
      : (x.find((name) => name !== value) ?? x[0]);
  if (across === undefined || (form === 'scatter' && value === null)) return choice;
  const kept = choice.series !== null && series.includes(choice.series) ? choice.series : null;
  return { ...choice, form, x: across, y: value, series: form === 'bar' ? null : kept };
}
