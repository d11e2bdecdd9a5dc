import type { Dialect, Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export interface TransactionOptions {
  /** As `Store.transaction` says. */
  readonly durable?: boolean;
}

export type TransactionWork<T> = (trx: Transaction<Schema>) => Promise<T>;

/** What tells one kind of database from another. */
export interface Database {
  readonly dialect: Dialect;
  transaction<T>(
    db: Kysely<Schema>,
    work: TransactionWork<T>,
    options?: TransactionOptions,
  ): Promise<T>;
  /** A transaction that takes its time and keeps every other process from migrating meanwhile. */
  migration<T>(db: Kysely<Schema>, work: TransactionWork<T>): Promise<T>;
  /** As `Store.changeMark`. */
  changeMark(): number | undefined;
}
