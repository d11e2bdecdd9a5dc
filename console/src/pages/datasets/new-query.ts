import type { DatasetDescription } from '@partner-insights/client/browser';

/** Half a year, as the service takes it where nothing is said; else what comes next to it. */
const PREFERRED = [
  ...['LAST_6_MONTHS', 'LAST_180_DAYS', 'LAST_3_MONTHS', 'LAST_90_DAYS', 'LAST_1_YEAR'],
  ...['LAST_365_DAYS', 'LAST_30_DAYS', 'LAST_MONTH', 'LIFETIME'],
];

const WIDEST = 88;

/**
 * The text of a query of the chosen columns and metrics, in the catalog's order; of every column that the
 * reader sees values of where none is chosen.
 */
export function newQuery(dataset: DatasetDescription, chosen: ReadonlySet<string>): string {
  const { columns, metrics } = dataset;
  const parts = [...columns, ...metrics].filter(({ name }) => chosen.has(name));
  const selected = parts.length > 0 ? parts : columns.filter(({ withheld }) => !withheld);
  const names = (selected.length > 0 ? selected : columns).map(({ name }) => name);
  return [
    `SELECT ${lines(names).join('\n  ')}`,
    `FROM ${dataset.datasetName}`,
    ...timespan(dataset),
  ].join('\n');
}

function timespan({ availableDateRanges: ranges }: DatasetDescription): string[] {
  const range = PREFERRED.find((preferred) => ranges.includes(preferred)) ?? ranges[0];
  return range ? [`TIMESPAN ${range}`] : [];
}

/** As many in a line as fit. */
function lines(names: readonly string[]): string[] {
  const found: string[] = [];
  names.forEach((name, index) => {
    const text = index < names.length - 1 ? `${name},` : name;
    const last = found.at(-1);
    if (last !== undefined && last.length + text.length < WIDEST)
      found[found.length - 1] = `${last} ${text}`;
    else found.push(text);
  });
  return found;
}
