import type { Origin } from '../../kernel/audit.ts';
import { PublicError } from '../../kernel/errors.ts';
import { OPERATOR_TENANT } from '../../kernel/roles.ts';
import { findPartner } from '../../store/partners.ts';
import type { Principal } from '../verify-token.ts';
import type { Admin, DirectoryContext } from './context.ts';
import { rolesOf } from './roles.ts';

/**
 * The operator that a valid token speaks for. Looks the role up each time, so that taking it away works
 * at once. Throws `operator_only`.
 */
export async function authorizeOperator(
  context: Pick<DirectoryContext, 'store'>,
  { principalId, principalName, tenantId }: Principal,
  origin: Origin,
): Promise<Admin> {
  if (!(await isOperator(context, principalId, tenantId))) {
    throw new PublicError('operator_only', { user: principalName });
  }
  return { actor: { id: principalId, name: principalName, tenantId }, origin };
}

/** Outside of the operators' tenant the role means nothing, whoever may have written it there. */
async function isOperator(
  { store: { db } }: Pick<DirectoryContext, 'store'>,
  principalId: string,
  tenantId: string,
): Promise<boolean> {
  if (tenantId !== OPERATOR_TENANT) return false;
  const [tenant, roles] = await Promise.all([findPartner(db, tenantId), rolesOf(db, principalId)]);
  return tenant?.disabled === 0 && roles.some(({ role }) => role === 'operator');
}
