import { PublicError } from '../kernel/errors.ts';
import { lockPartner } from '../store/partners.ts';
import { countQueriesOf } from '../store/queries.ts';
import { countReportsOf } from '../store/reports.ts';
import type { Db } from '../store/schema.ts';
import type { Caller } from './caller.ts';

type Owner = Pick<Caller, 'principalId' | 'tenantId'>;

/** Throws `too_many_queries`. Holds the partner, so that two requests cannot both take the last place. */
export async function assertRoomForQuery(trx: Db, owner: Owner, most: number): Promise<void> {
  await lockPartner(trx, owner.tenantId);
  const owned = await countQueriesOf(trx, owner.principalId);
  if (owned >= most) throw new PublicError('too_many_queries', { most });
}

/** Throws `too_many_reports`. Those that have run for the last time count until they are deleted. */
export async function assertRoomForReport(trx: Db, owner: Owner, most: number): Promise<void> {
  await lockPartner(trx, owner.tenantId);
  const owned = await countReportsOf(trx, owner.principalId);
  if (owned >= most) throw new PublicError('too_many_reports', { most });
}
