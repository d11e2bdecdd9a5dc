import type { Db, RoleAssignmentRow } from './schema.ts';

/** Two statements: run it in a transaction. Every row must be of `principalId`. */
export async function replaceRoleAssignments(
  trx: Db,
  principalId: string,
  assignments: readonly RoleAssignmentRow[],
): Promise<void> {
  await trx.deleteFrom('role_assignments').where('principal_id', '=', principalId).execute();
  if (assignments.length === 0) return;
  await trx.insertInto('role_assignments').values(assignments).execute();
}

export const listRoleAssignments = (db: Db, principalId: string): Promise<RoleAssignmentRow[]> =>
  db
    .selectFrom('role_assignments')
    .selectAll()
    .where('principal_id', '=', principalId)
    .orderBy('assignment_id')
    .execute();
