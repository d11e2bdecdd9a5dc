import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { createDatabase, dropDatabase } from './postgres-database.ts';
import type {} from './postgres-setup.ts';

const ENGLISH = "template template0 locale_provider icu icu_locale 'en-US'";

/** Whether there is a PostgreSQL server for tests. */
export const hasPostgres = (): boolean => Boolean(inject('postgres'));

let known: Promise<string> | undefined;
const serverUrl = (): Promise<string> => {
  known ??= findServer();
  return known;
};

async function findServer(): Promise<string> {
  const postgres = inject('postgres');
  if (!postgres) throw new Error('There is no PostgreSQL server for tests.');
  if ('url' in postgres) return postgres.url;
  const answer = await fetch(postgres.door);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.text();
}

/**
 * An empty database, gone at the end of an `await using` block. It compares text by the rules of
 * English, as many servers do by default: the store must not depend on that.
 */
export async function temporaryDatabase(): Promise<
  { readonly location: string } & AsyncDisposable
> {
  const server = await serverUrl();
  const name = `insights_test_${randomUUID().replaceAll('-', '')}`;
  return {
    location: await createDatabase(server, name, ENGLISH),
    [Symbol.asyncDispose]: () => dropDatabase(server, name),
  };
}
