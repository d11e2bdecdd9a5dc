import {
  type DataTypeNode,
  type Dialect,
  PostgresAdapter,
  PostgresDialect,
  type PostgresPool,
  PostgresQueryCompiler,
} from 'kysely';

/** Kysely's PostgreSQL dialect, made to agree with SQLite. */
export function postgresDialect(pool: PostgresPool): Dialect {
  const base = new PostgresDialect({ pool });
  return {
    createDriver: () => base.createDriver(),
    createAdapter: () => new LockedBeforeAdapter(),
    createQueryCompiler: () => new BytewiseQueryCompiler(),
    createIntrospector: (db) => base.createIntrospector(db),
  };
}

/** Makes text columns that compare and sort by their bytes, whatever the database's language. */
class BytewiseQueryCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node);
    const isColumn = this.parentNode?.kind === 'ColumnDefinitionNode';
    if (isColumn && node.dataType === 'text') this.append(' collate "C"');
  }
}

/**
 * Kysely would make its tables before it locks and unlock before the commit: both leave a gap.
 * The store's own lock is held from before the one until after the other.
 */
class LockedBeforeAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}
