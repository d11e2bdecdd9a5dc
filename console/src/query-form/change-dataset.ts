import type { DatasetDescription } from '@partner-insights/client/browser';
import { editQuery } from '../report-language/edit-query.ts';
import { readQuery } from '../report-language/read-query.ts';
import { fieldsOf, findField } from './fields.ts';

export interface DatasetChange {
  readonly text: string;
  /** What the new dataset does not have, in the order of the text, each once. */
  readonly dropped: readonly string[];
}

/** Everything stays that the new dataset has too; a range that it does not offer goes. */
export function changeDataset(text: string, dataset: DatasetDescription): DatasetChange {
  const fields = fieldsOf(dataset);
  const isGone = (name: string): boolean => findField(fields, name) === undefined;
  const { select, conditions, orderBy, timespan } = readQuery(text);
  const gone = {
    removeSelect: select.map((item) => item.text),
    removeCondition: conditions.map(({ name }) => name.text),
    removeOrder: orderBy.map(({ name }) => name.text),
  };
  const range = timespan?.text.toUpperCase();
  const dropsRange = range !== undefined && !dataset.availableDateRanges.includes(range);
  let changed = editQuery(text, { kind: 'setDataset', name: dataset.datasetName });
  const dropped: string[] = [];
  for (const kind of ['removeSelect', 'removeCondition', 'removeOrder'] as const) {
    for (const [index, name] of [...gone[kind].entries()].toReversed()) {
      if (!isGone(name)) continue;
      const before = changed;
      changed = editQuery(changed, { kind, index });
      if (changed !== before) dropped.push(name);
    }
  }
  if (dropsRange) changed = editQuery(changed, { kind: 'setTimespan', range: null });
  return {
    text: changed,
    dropped: [...inOrder(Object.values(gone).flat(), dropped), ...(dropsRange ? [range] : [])],
  };
}

/** Those of `names` that are among `wanted`, each once, whatever its case. */
function inOrder(names: readonly string[], wanted: readonly string[]): string[] {
  const found = new Map(names.map((name) => [name.toLowerCase(), name]));
  return [...found.values()].filter((name) => wanted.includes(name));
}
