import type {
  DatasetFile,
  QueriesFile,
  SampleQueryEntry,
  SystemQueryEntry,
} from './catalog-files.ts';
import type { ValuePath, YamlFile } from './yaml-file.ts';

/** A thing of the catalog with the file that declares it, and where in that file. */
export interface Declared<Entry> {
  readonly entry: Entry;
  readonly file: YamlFile;
  readonly path: ValuePath;
}

export interface Declarations {
  readonly datasets: readonly Declared<DatasetFile>[];
  readonly systemQueries: readonly Declared<SystemQueryEntry>[];
  readonly sampleQueries: readonly Declared<SampleQueryEntry>[];
}

/** What files of the right shape declare. */
export function declarationsOf(files: readonly YamlFile[]): Declarations {
  const queries = files.filter((file) => file.source.kind === 'queries');
  return {
    datasets: files
      .filter((file) => file.source.kind === 'dataset')
      .map((file) => ({ entry: file.value as DatasetFile, file, path: [] })),
    systemQueries: entriesOf(queries, 'systemQueries', (file) => file.systemQueries),
    sampleQueries: entriesOf(queries, 'sampleQueries', (file) => file.sampleQueries),
  };
}

const entriesOf = <Entry>(
  files: readonly YamlFile[],
  key: keyof QueriesFile,
  pick: (file: QueriesFile) => readonly Entry[] | undefined,
): Declared<Entry>[] =>
  files.flatMap((file) =>
    (pick(file.value as QueriesFile) ?? []).map((entry, index) => ({
      entry,
      file,
      path: [key, index],
    })),
  );

export const programOf = (declared: Declared<unknown>): string => declared.file.source.program;

export const sameName = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/** The dataset of a query's program that bears the name, as its own or as an alias. */
export const findDataset = (
  query: Declared<SystemQueryEntry>,
  datasets: readonly Declared<DatasetFile>[],
): Declared<DatasetFile> | undefined =>
  datasets.find(
    (dataset) =>
      programOf(dataset) === programOf(query) &&
      [dataset.entry.name, ...(dataset.entry.aliases ?? [])].some((name) =>
        sameName(name, query.entry.dataset),
      ),
  );
