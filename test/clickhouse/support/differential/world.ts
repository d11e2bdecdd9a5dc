import type { Dataset } from '../../../../src/catalog/dataset.ts';
import { readExport } from '../../../../src/engine/export/read-export.ts';
import { readFileRows } from '../../../../src/engine/testing/read-file-rows.ts';
import type { QueryPlan } from '../../../../src/language/plan.ts';
import type { Grant } from '../../../../src/policy/grant.ts';
import { guardPlan } from '../../../../src/policy/guard.ts';
import type { TwinEngines } from '../twin-engines.ts';

/** A dataset that both engines have, and who asks about it. */
export interface World {
  readonly dataset: Dataset;
  readonly now: Date;
  readonly grants: readonly NamedGrant[];
  /** Of each column, as queries write them: what some of the rows hold. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

export interface NamedGrant extends Grant {
  readonly name: string;
}

const MOST_VALUES = 400;
const { signal } = new AbortController();

/** Those of the account, by asking. */
export async function storedValues(
  { duckdb, folder }: TwinEngines,
  dataset: Dataset,
  account: string,
): Promise<World['values']> {
  const values = new Map<string, readonly string[]>();
  for (const { name } of dataset.columns.filter(({ selectable }) => selectable)) {
    const select = [{ kind: 'column', name, header: name }] as const;
    const plan: QueryPlan = {
      ...{ program: dataset.program, dataset: dataset.name, distinct: true, select },
      ...{ where: [], having: [], orderBy: [], limit: MOST_VALUES, timespan: 'LIFETIME' },
    };
    const guarded = guardPlan(plan, dataset, { account, locations: null, withheld: [] }, null);
    await using exported = await duckdb.export(guarded, { format: 'csv', signal });
    const { rows } = await readFileRows((await readExport(exported)).bytes, 'csv', folder);
    values.set(name, rows.flat().filter(isWritable));
  }
  return values;
}

/** No query can hold a NUL. */
const isWritable = (text: string | null): text is string => text !== null && !text.includes('\0');

/** All that policy can give, over a location that there is and one that there is not. */
export function grantsFor(account: string, location: string, other: string): NamedGrant[] {
  const all = { account, locations: null, withheld: [] } as const;
  return [
    { ...all, name: 'owner' },
    { ...all, name: 'viewer', withheld: ['revenue', 'personal'] },
    { ...all, name: 'without revenue', withheld: ['revenue'] },
    { ...all, name: 'one location', locations: [location] },
    {
      ...all,
      ...{ name: 'viewer of two', locations: [location, 'nowhere'] },
      withheld: ['revenue', 'personal'],
    },
    { ...all, name: 'no location', locations: [] },
    { ...all, name: 'another account', account: other },
    { ...all, name: 'account without rows', account: 'nobody' },
  ];
}
