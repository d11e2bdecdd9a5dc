import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quoteText } from '../sql/quote.ts';

export interface DatabaseLimits {
  /** Where DuckDB may write: results on their way out, and what does not fit in memory. */
  readonly scratchFolder: string;
  /** As DuckDB writes sizes: `2GB`. Undefined: most of the machine's. */
  readonly memoryLimit?: string | undefined;
  /** What all runs together may write to disk of what does not fit in memory; undefined: most of what is free. */
  readonly spillLimit?: string | undefined;
  /** Undefined: one per core. */
  readonly threads?: number | undefined;
}

/**
 * An empty database in memory that can read and write only the given folders and its scratch folder,
 * loads no extension, and lets no statement change that.
 */
export async function openDatabase(
  folders: readonly string[],
  { scratchFolder, memoryLimit, spillLimit, threads }: DatabaseLimits,
): Promise<DuckDBInstance> {
  const scratch = path.resolve(scratchFolder);
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: path.join(scratch, 'spill'),
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
    allow_community_extensions: 'false',
    // DuckDB's default, and what a select without ORDER BY relies on for its order.
    preserve_insertion_order: 'true',
    ...(memoryLimit === undefined ? {} : { memory_limit: memoryLimit }),
    ...(threads === undefined ? {} : { threads: String(threads) }),
  });
  await withConnection(instance, async (connection) => {
    // Among the options of `create` DuckDB takes it and then minds it not.
    if (spillLimit !== undefined) {
      await connection.run(`SET GLOBAL max_temp_directory_size = ${quoteText(spillLimit)}`);
    }
    await lockDown(connection, [...folders.map((folder) => path.resolve(folder)), scratch]);
  });
  return instance;
}

async function lockDown(connection: DuckDBConnection, folders: readonly string[]): Promise<void> {
  const allowed = folders.map((folder) => quoteText(`${folder}${path.sep}`)).join(', ');
  for (const setting of [
    "TimeZone = 'UTC'",
    `allowed_directories = [${allowed}]`,
    'enable_external_access = false',
    'lock_configuration = true',
  ]) {
    await connection.run(`SET GLOBAL ${setting}`);
  }
}

export async function withConnection<T>(
  instance: DuckDBInstance,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}
