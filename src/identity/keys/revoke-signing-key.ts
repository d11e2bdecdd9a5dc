import { PublicError } from '../../kernel/errors.ts';
import {
  insertSigningKey,
  listAllSigningKeys,
  lockSigningKeys,
  REVOKED_TIME,
  revokeSigningKey as revokeRow,
} from '../../store/signing-keys.ts';
import type { Admin } from '../directory/context.ts';
import { generateRow, publicPart, signs } from './make-key.ts';
import type { KeyContext } from './rotate-signing-key.ts';

export interface Revocation {
  readonly outcome: 'changed' | 'unchanged';
  /** The key that signs from now on, when the revoked one did until now. */
  readonly replacedBy: string | null;
}

/** No token that the key has signed is valid any more. Throws `identity_not_found`. */
export async function revokeSigningKey(
  context: KeyContext,
  admin: Admin,
  kid: string,
): Promise<Revocation> {
  const spare = await generateRow(context.clock.now());
  return context.store.transaction(async (trx) => {
    await lockSigningKeys(trx);
    const rows = await listAllSigningKeys(trx);
    const row = rows.find(({ key_id }) => key_id === kid);
    if (!row) throw new PublicError('identity_not_found', { what: `a signing key ${kid}` });
    if (row.retired_time === REVOKED_TIME) return { outcome: 'unchanged', replacedBy: null };
    await revokeRow(trx, row.key_id, JSON.stringify(publicPart(row)));
    const needsAnother = !rows.some((other) => other !== row && signs(other));
    if (needsAnother) await insertSigningKey(trx, spare);
    const replacedBy = needsAnother ? spare.key_id : null;
    await context.audit.record(trx, {
      ...admin,
      action: 'key.revoke',
      outcome: 'succeeded',
      target: kid,
      detail: { replacedBy },
    });
    return { outcome: 'changed', replacedBy };
  });
}
