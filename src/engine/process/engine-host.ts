import { createCatalog } from '../../catalog/catalog.ts';
import { openDuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { serveHost } from './serve-host.ts';

// Whoever started it: what DuckDB spills are partners' rows.
process.umask(0o077);

/** Entry of the process in which `openEngineProcess` keeps DuckDB. */
serveHost(({ datasets, ...options }) =>
  openDuckDbEngine({ ...options, catalog: createCatalog(datasets) }),
);
