import { noOrigin, type Origin } from '../kernel/audit.ts';
import { PublicError } from '../kernel/errors.ts';
import { findApplication } from '../store/applications.ts';
import type { Db, ReportRow } from '../store/schema.ts';
import { findUser } from '../store/users.ts';
import { authorizeCaller, type Caller, type Principal } from './caller.ts';

/**
 * The report's owner with the rights that it has now. Throws `owner_disabled`, `partner_disabled` or
 * `no_role`: then nobody may see anything by this report any more.
 */
export async function authorizeOwner(
  db: Db,
  report: ReportRow,
  origin: Origin = noOrigin,
): Promise<Caller> {
  const owner =
    (await findUser(db, report.owner_id)) ?? (await findApplication(db, report.owner_id));
  if (!owner || owner.disabled === 1) {
    throw new PublicError('owner_disabled', { user: report.owner_name });
  }
  return authorizeCaller(db, ownerOf(report), origin);
}

export const ownerOf = (report: ReportRow): Principal => ({
  principalId: report.owner_id,
  principalName: report.owner_name,
  tenantId: report.tenant_id,
});

const ENDED = ['owner_disabled', 'partner_disabled', 'no_role'];

/** Whether the owner has lost every right: the report has no future then. */
export const isOwnerGone = (error: unknown): error is PublicError =>
  error instanceof PublicError && ENDED.includes(error.code);
