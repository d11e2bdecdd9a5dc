import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { CompiledQuery, QueryResult } from 'kysely';
import { BoundedMap } from '../../kernel/bounded-map.ts';

/** Texts of a process are some two hundred; those with lists come in many lengths. */
const MOST_STATEMENTS = 500;

interface Prepared {
  readonly statement: StatementSync;
  /** Answers rows. */
  readonly reads: boolean;
}

/** One connection of Node's own SQLite, which prepares each text of a statement once. */
export class SqliteConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new BoundedMap<string, Prepared>(MOST_STATEMENTS);

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  execute<Row>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): QueryResult<Row> {
    const { statement, reads } = this.#prepare(sql);
    // SQLite itself refuses a value that it cannot store, with the parameter's position.
    const values = parameters as readonly SQLInputValue[];
    if (reads) return { rows: statement.all(...values) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, reads: statement.columns().length > 0 };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}
