import type { Migration } from 'kysely/migration';
import { first } from './0001-first.ts';
import { ledger } from './0002-ledger.ts';
import { access } from './0003-access.ts';
import { files } from './0004-files.ts';
import { accounts } from './0005-accounts.ts';
import { workers } from './0006-workers.ts';

/** Every migration by its name; they run in the names' order. Only ever add to the end. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-ledger': ledger,
  '0003-access': access,
  '0004-files': files,
  '0005-accounts': accounts,
  '0006-workers': workers,
};
