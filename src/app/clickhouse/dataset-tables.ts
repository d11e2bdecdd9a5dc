import type { Catalog } from '../../catalog/catalog.ts';
import type { Config } from '../../config/load-config.ts';
import type { TableOf } from '../../engine/clickhouse/pinned-table.ts';

/** @throws Error when the configuration names a dataset that the catalog does not know */
export function datasetTables(
  { engine, clickhouseDatasets }: Pick<Config, 'engine' | 'clickhouseDatasets'>,
  catalog: Catalog,
): TableOf {
  const named = new Map(clickhouseDatasets.map((entry) => namedTable(entry, catalog)));
  return ({ program, name }) =>
    named.get(`${program}/${name}`) ??
    (engine === 'clickhouse' ? defaultTable(program, name) : undefined);
}

function namedTable(entry: string, catalog: Catalog): [string, string] {
  const [, program = '', name = '', table] = /^(.+)\/(\w+)(?:=(\w+))?$/.exec(entry) ?? [];
  const dataset = catalog.dataset(program.toLowerCase(), name);
  if (!dataset) {
    const known = catalog.datasets(program.toLowerCase()).map((each) => each.name);
    throw new Error(
      `INSIGHTS_CLICKHOUSE_DATASETS names ${program}/${name}, which is no dataset of the catalog` +
        (known.length > 0 ? `; it has ${known.join(', ')}.` : '.'),
    );
  }
  const key = `${dataset.program}/${dataset.name}`;
  return [key, table ?? defaultTable(dataset.program, dataset.name)];
}

const defaultTable = (program: string, name: string): string =>
  `${program}_${name}`.replace(/\W/g, '_');
