import type { ApplicationRow, Db } from './schema.ts';

/** Inserts, or replaces everything but the time of creation. */
export async function upsertApplication(db: Db, application: ApplicationRow): Promise<void> {
  const { client_id: _key, created_time: _kept, ...changes } = application;
  await db
    .insertInto('applications')
    .values(application)
    .onConflict((conflict) => conflict.column('client_id').doUpdateSet(changes))
    .execute();
}

export const findApplication = (db: Db, clientId: string): Promise<ApplicationRow | undefined> =>
  db.selectFrom('applications').selectAll().where('client_id', '=', clientId).executeTakeFirst();
