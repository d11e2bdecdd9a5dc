import fc from 'fast-check';
import type { Column, Dataset, Sensitivity } from '../../../catalog/dataset.ts';
import type { RoleGrant } from '../../../kernel/roles.ts';
import { type Grant, grantOf } from '../../../policy/grant.ts';
import { locationNames, type StoredRow } from './stored-rows.ts';

export const ACCOUNT = 'A1';

/** A caller: the grant that policy gives, and what may be seen by the contract's own words. */
export interface Sight {
  readonly name: string;
  readonly grant: Grant;
  row(dataset: Dataset, row: StoredRow): boolean;
  /** Of a row that may be seen. */
  value(dataset: Dataset, row: StoredRow, column: Column): boolean;
}

const locationLists = fc.oneof(fc.constant(null), fc.subarray([...locationNames, '', 'l1']));

const roleArbitrary: fc.Arbitrary<RoleGrant> = fc.record({
  role: fc.constantFrom('executive-report-viewer', 'report-viewer', 'report-viewer', 'operator'),
  locations: locationLists,
});

/** Callers with any roles, and callers from whom one kind of columns alone is withheld. */
export const sightArbitrary: fc.Arbitrary<Sight> = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(roleArbitrary, { minLength: 1, maxLength: 3 }).map(byRoles) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(locationLists, fc.constantFrom<Sensitivity>('revenue', 'personal'))
        .map(([locations, kind]) => withheldAlone(locations, kind)),
    },
  )
  .filter((sight): sight is Sight => sight !== null);

/**
 * Told from the roles alone, so that a fault of `grantOf` shows: a row may be seen by a role over it,
 * a sensitive value of it by an Executive report viewer over it. Policy may withhold more.
 */
function byRoles(roles: readonly RoleGrant[]): Sight | null {
  const grant = grantOf(ACCOUNT, roles);
  if (!grant) return null;
  const over = (dataset: Dataset, row: StoredRow) =>
    roles.filter(({ role, locations }) => role !== 'operator' && covers(locations, dataset, row));
  return {
    name: JSON.stringify(roles),
    grant,
    row: (dataset, row) => isOwn(dataset, row) && over(dataset, row).length > 0,
    value: (dataset, row, column) =>
      shows(grant, column) &&
      (column.sensitivity === undefined ||
        over(dataset, row).some(({ role }) => role === 'executive-report-viewer')),
  };
}

function withheldAlone(locations: readonly string[] | null, kind: Sensitivity): Sight {
  const grant = { account: ACCOUNT, locations, withheld: [kind] };
  return {
    name: JSON.stringify(grant),
    grant,
    row: (dataset, row) => isOwn(dataset, row) && covers(locations, dataset, row),
    value: (_, __, column) => shows(grant, column),
  };
}

const isOwn = (dataset: Dataset, row: StoredRow): boolean => row[dataset.accountColumn] === ACCOUNT;

const covers = (locations: readonly string[] | null, dataset: Dataset, row: StoredRow): boolean => {
  const location = row[dataset.locationColumn];
  return locations === null || (typeof location === 'string' && locations.includes(location));
};

const shows = ({ withheld }: Grant, { sensitivity }: Column): boolean =>
  sensitivity === undefined || !withheld.includes(sensitivity);

/** One who sees all of the account: the control, for whom the changes must show. */
export const allOfTheAccount: Grant = { account: ACCOUNT, locations: null, withheld: [] };
