import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

// Frozen: once released, a migration never changes.

/** Each claim holds its account's partners: without this it reads through all partners to find them. */
export const accounts: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createIndex('partners_by_account_id')
      .on('partners')
      .columns(['account_id', 'tenant_id'])
      .execute();
  },
};
