import type { DatasetFile, SystemQueryEntry } from './catalog-files.ts';
import { type Declarations, type Declared, programOf, sameName } from './declared.ts';

/**
 * Lets later folders have their say: a dataset gives way to one of the same program and name, a
 * system query to one of the same program and id. A replacing dataset without `order` keeps the
 * place of the one it replaces.
 */
export function leaveOutReplaced(all: Declarations): Declarations {
  return {
    ...all,
    datasets: latest(all.datasets, (entry) => entry.name).map((dataset) =>
      withInheritedOrder(dataset, all.datasets),
    ),
    systemQueries: latest<SystemQueryEntry>(all.systemQueries, (entry) => entry.queryId),
  };
}

function latest<Entry>(
  all: readonly Declared<Entry>[],
  keyOf: (entry: Entry) => string,
): Declared<Entry>[] {
  const replaces = (later: Declared<Entry>, earlier: Declared<Entry>): boolean =>
    later.file.source.rank > earlier.file.source.rank &&
    programOf(later) === programOf(earlier) &&
    sameName(keyOf(later.entry), keyOf(earlier.entry));
  return all.filter((earlier) => !all.some((later) => replaces(later, earlier)));
}

function withInheritedOrder(
  dataset: Declared<DatasetFile>,
  all: readonly Declared<DatasetFile>[],
): Declared<DatasetFile> {
  const namesakes = all.filter(
    (other) =>
      programOf(other) === programOf(dataset) && sameName(other.entry.name, dataset.entry.name),
  );
  const order = namesakes.findLast(({ entry }) => entry.order !== undefined)?.entry.order;
  return order === undefined ? dataset : { ...dataset, entry: { ...dataset.entry, order } };
}
