import { noOrigin } from '../../kernel/audit.ts';
import type { SigningKeyRow } from '../../store/schema.ts';
import type { Admin } from '../directory/context.ts';
import { findSigning } from './make-key.ts';
import { type KeyContext, type Rotation, rotateSigningKey } from './rotate-signing-key.ts';

const DAY = 86_400_000;

const bySchedule: Admin = {
  actor: { id: null, name: 'the schedule of signing keys', tenantId: null },
  origin: noOrigin,
};

/**
 * Rotates when the key that signs is so many days old; 0: never. Of several nodes that look at once one
 * rotates. Where no key signs yet there is nothing to do: the first token makes one.
 */
export async function rotateWhenDue(
  context: KeyContext,
  days: number,
  admin: Admin = bySchedule,
): Promise<Rotation | undefined> {
  if (days === 0) return undefined;
  const latest = new Date(context.clock.now().getTime() - days * DAY).toISOString();
  const isDue = (signing: SigningKeyRow | undefined) =>
    signing !== undefined && signing.created_time <= latest;
  if (!isDue(await findSigning(context.store.db))) return undefined;
  return rotateSigningKey(context, admin, isDue);
}
