import { findApplicationSecrets } from '../../store/applications.ts';
import type { DirectoryContext } from './context.ts';
import { checkedId } from './names.ts';
import { invalid } from './put.ts';

/**
 * A secret that is sent along is that of a new application. Who sends another one for an application
 * that is there believes that it is valid from then on, and is told. Throws `identity_invalid`.
 */
export async function refuseOtherSecret(
  { store, clock, passwords }: DirectoryContext,
  givenId: string,
  secret: string,
): Promise<void> {
  const clientId = checkedId(givenId, 'clientId');
  const now = clock.now().toISOString();
  const kept = await findApplicationSecrets(store.db, clientId, now);
  if (kept.length === 0) return;
  for (const { secret_hash } of kept) if (await passwords.verify(secret, secret_hash)) return;
  throw invalid(
    `secret is for a new application, and ${clientId} is there with another one. Rotate its secret instead.`,
  );
}
