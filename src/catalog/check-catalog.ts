import type { Problem } from './catalog-error.ts';
import type { DatasetFile, SystemQueryEntry } from './catalog-files.ts';
import { nameUses } from './check-dataset.ts';
import { checkNames, repeatProblems } from './check-names.ts';
import { type Declarations, type Declared, findDataset, programOf } from './declared.ts';
import { suggest } from './suggest.ts';

/** That the files fit each other. Queries' texts are the language's business, not checked here. */
export function checkCatalog(
  { datasets, systemQueries }: Declarations,
  /** Programs with a file that could not be taken in: there, any dataset may exist. */
  unsure: ReadonlySet<string>,
): Problem[] {
  return [
    ...checkDatasetNames(datasets),
    ...checkQueryIds(systemQueries),
    ...systemQueries
      .filter((query) => !unsure.has(programOf(query)))
      .flatMap((query) => checkQueryDataset(query, datasets)),
  ];
}

function checkDatasetNames(datasets: readonly Declared<DatasetFile>[]): Problem[] {
  const byProgram = Map.groupBy(datasets, programOf);
  return [...byProgram.values()].flatMap((all) =>
    checkNames(all.flatMap(({ entry, file, path }) => nameUses(file, path, entry))),
  );
}

const checkQueryIds = (queries: readonly Declared<SystemQueryEntry>[]): Problem[] =>
  repeatProblems(
    queries.map(({ entry, file, path }) => ({
      name: entry.queryId,
      place: file.place([...path, 'queryId']),
    })),
  );

function checkQueryDataset(
  query: Declared<SystemQueryEntry>,
  datasets: readonly Declared<DatasetFile>[],
): Problem[] {
  if (findDataset(query, datasets)) return [];
  const { entry, file, path } = query;
  const program = programOf(query);
  const known = datasets
    .filter((dataset) => programOf(dataset) === program)
    .map((dataset) => dataset.entry.name);
  const reason = `"${entry.dataset}" is not a dataset of program ${program}${suggest(entry.dataset, known)}`;
  return [{ place: file.place([...path, 'dataset']), reason }];
}
