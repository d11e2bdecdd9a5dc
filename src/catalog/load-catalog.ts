import { fileURLToPath } from 'node:url';
import { buildDatasets, buildSampleQueries, buildSystemQueries } from './build-catalog.ts';
import { type Catalog, createCatalog } from './catalog.ts';
import { CatalogError, type Problem } from './catalog-error.ts';
import { checkCatalog } from './check-catalog.ts';
import { checkDataset } from './check-dataset.ts';
import { checkShape } from './check-shape.ts';
import { type Declarations, declarationsOf } from './declared.ts';
import { freezeDeep } from './freeze-deep.ts';
import { type CatalogSource, readCatalogFolder } from './read-catalog-folder.ts';
import { leaveOutReplaced } from './replace-declared.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';

/** The catalog that comes with the project. */
export const defaultCatalogFolder = fileURLToPath(new URL('../../catalog', import.meta.url));

/**
 * Reads and checks the catalog folders; later ones add to earlier ones and may replace their
 * datasets and system queries. The result is frozen.
 * @throws CatalogError that lists every fault of every file with its place
 */
export async function loadCatalog(folders: readonly string[]): Promise<Catalog> {
  const declared = await loadDeclarations(folders);
  const datasets = freezeDeep(buildDatasets(declared));
  const catalog = createCatalog(
    datasets,
    freezeDeep(buildSystemQueries(declared)),
    freezeDeep(buildSampleQueries(declared)),
  );
  for (const program of catalog.programs) Object.freeze(catalog.datasets(program));
  return freezeDeep(catalog);
}

async function loadDeclarations(folders: readonly string[]): Promise<Declarations> {
  const read = await Promise.all(folders.map(readCatalogFolder));
  const parsed = read.flatMap((folder) => folder.sources).map(parseAndCheckShape);
  const usable = parsed.filter((file) => file.usable).map(({ file }) => file);
  const unusable = parsed.filter((file) => !file.usable).map(({ file }) => file);
  const declared = leaveOutReplaced(declarationsOf(usable));
  const problems = [
    ...read.flatMap((folder) => folder.problems),
    ...parsed.flatMap((file) => file.problems),
    ...declared.datasets.flatMap(({ file, entry }) => checkDataset(file, entry)),
    ...checkCatalog(declared, new Set(unusable.map((file) => file.source.program))),
  ];
  if (problems.length > 0) throw new CatalogError(problems);
  return declared;
}

function parseAndCheckShape(source: CatalogSource): {
  file: YamlFile;
  problems: Problem[];
  usable: boolean;
} {
  const { file, problems } = parseYamlFile(source);
  return problems.length > 0 ? { file, problems, usable: false } : { file, ...checkShape(file) };
}
