import { createCatalog } from '../../catalog/catalog.ts';
import { openDuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { serveHost } from './serve-host.ts';

/** Entry of the process in which `openEngineProcess` keeps DuckDB. */
serveHost(({ datasets, ...options }) =>
  openDuckDbEngine({ ...options, catalog: createCatalog(datasets) }),
);
