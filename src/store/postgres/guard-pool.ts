import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { DatabaseError, Pool, PoolClient } from 'pg';
import { errorText } from '../../kernel/errors.ts';
import { isUnavailable, unavailable } from './unavailable.ts';

/** The pool as Kysely sees it: whatever means "no database now" becomes a `StoreUnavailable`. */
export const guardPool = (pool: Pool, address: string): PostgresPool => ({
  options: pool.options,
  connect: async () => guardClient(await connect(pool, address), address),
  end: () => pool.end(),
});

async function connect(pool: Pool, address: string): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    if (!isAnswer(error) || isUnavailable(error)) throw unavailable(error, address);
    const message = `The metadata database ${address} refuses the connection: ${errorText(error)}`;
    throw new Error(message, { cause: error });
  }
}

function guardClient(client: PoolClient, address: string): PostgresPoolClient {
  let lost: Error | undefined;
  // A connection that breaks between two statements says so by this event, and without a listener
  // it would end the process. The pool listens only to those that nobody uses.
  const onLost = (error: Error): void => {
    lost ??= error;
  };
  client.on('error', onLost);

  const query = async (sql: string, parameters: readonly unknown[]) => {
    if (lost) throw unavailable(lost, address);
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      if (isSilence(error) || isUnavailable(error)) lost ??= error;
      throw lost ? unavailable(error, address) : error;
    }
  };
  return {
    // Kysely's other form takes a cursor, and only streams use one.
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => {
      client.off('error', onLost);
      client.release(destroy || lost !== undefined);
    },
  };
}

/** An error that the server itself sent, by its SQLSTATE and severity. */
const isAnswer = (error: unknown): error is DatabaseError =>
  error instanceof Error && 'severity' in error;

/** The driver's own words for a statement that got no answer in time; the connection is of no use. */
const isSilence = (error: unknown): error is Error =>
  error instanceof Error && error.message === 'Query read timeout';
