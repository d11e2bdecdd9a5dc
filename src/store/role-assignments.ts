import { prepared } from './prepared.ts';
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

/** Those of all users and applications of a tenant. */
export const listRoleAssignmentsOf = (db: Db, tenantId: string): Promise<RoleAssignmentRow[]> =>
  db
    .selectFrom('role_assignments')
    .selectAll()
    .where((is) =>
      is.or([
        is(
          'principal_id',
          'in',
          db.selectFrom('users').select('user_id').where('tenant_id', '=', tenantId),
        ),
        is(
          'principal_id',
          'in',
          db.selectFrom('applications').select('client_id').where('tenant_id', '=', tenantId),
        ),
      ]),
    )
    .orderBy('assignment_id')
    .execute();

export const listRoleAssignments = prepared((db: Db, principalId: string) =>
  db
    .selectFrom('role_assignments')
    .selectAll()
    .where('principal_id', '=', principalId)
    .orderBy('assignment_id'),
);
