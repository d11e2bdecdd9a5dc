import { type SelectModifierNode, SqliteQueryCompiler } from 'kysely';

/**
 * Leaves `for update`, `skip locked` and their like out: SQLite has no row locks and needs none,
 * since a transaction holds the write lock of the whole file.
 */
export class LocklessQueryCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.rawModifier || node.modifier === 'Distinct') super.visitSelectModifier(node);
  }
}
