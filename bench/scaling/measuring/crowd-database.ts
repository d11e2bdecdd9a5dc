import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addCrowd, smallPartners } from '../../support/crowd.ts';
import { type BenchHome, newHome } from '../../support/home.ts';
import type { Worlds } from '../../support/worlds.ts';
import { nameIn, type Server } from './server.ts';

/** Small partners with reports that wait, in PostgreSQL. Nobody has it open. */
export interface Crowd extends AsyncDisposable {
  /** A home of its own with the same data, over a copy of the database. */
  copy(): Promise<CrowdCopy>;
}

export interface CrowdCopy extends BenchHome {
  readonly url: string;
}

export interface CrowdSize {
  readonly partners: number;
  /** Each asks another of the system queries: nothing is shared. */
  readonly reportsEach: number;
}

export async function makeCrowdDatabase(
  worlds: Worlds,
  server: Server,
  { partners, reportsEach }: CrowdSize,
): Promise<Crowd> {
  const copies = smallPartners(partners);
  const data = await worlds.copies(`crowd-${partners}`, copies, null);
  const queries = worlds.catalog.systemQueries('mpn').slice(0, reportsEach);
  const url = await server.createDatabase('crowd');
  const home = await newHome(worlds, data);
  const environment = { INSIGHTS_DATABASE_URL: url };
  await addCrowd(
    { ...home, environment },
    {
      accounts: copies.map(({ to }) => to),
      usersEach: 1,
      queriesOf: () => queries.map(({ queryId }) => queryId),
    },
  );
  let made = 0;
  return {
    copy: async () => {
      made += 1;
      return copyOf(
        worlds,
        server,
        home.folder,
        await server.copyDatabase('crowd', `copy_${made}`),
      );
    },
    [Symbol.asyncDispose]: () => home[Symbol.asyncDispose](),
  };
}

async function copyOf(
  worlds: Worlds,
  server: Server,
  folder: string,
  url: string,
): Promise<CrowdCopy> {
  const home = await newHome(worlds, join(folder, 'data'));
  await copyFile(join(folder, 'home-id'), join(home.folder, 'home-id'));
  return {
    folder: home.folder,
    url,
    environment: { INSIGHTS_DATABASE_URL: url },
    [Symbol.asyncDispose]: async () => {
      await home[Symbol.asyncDispose]();
      await server.dropDatabase(nameIn(url));
    },
  };
}
