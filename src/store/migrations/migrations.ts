import type { Migration } from 'kysely/migration';
import { first } from './0001-first.ts';

/** Every migration by its name; they run in the names' order. Only ever add to the end. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
};
