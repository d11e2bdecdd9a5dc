import type { Db, SigningKeyRow } from '../../store/schema.ts';
import { insertSigningKey, listAllSigningKeys, lockSigningKeys } from '../../store/signing-keys.ts';
import type { Admin, DirectoryContext } from '../directory/context.ts';
import { generateRow, retire, signs } from './make-key.ts';

export type KeyContext = Pick<DirectoryContext, 'store' | 'clock' | 'audit'>;

export interface Rotation {
  /** The id of the key that signs from now on. */
  readonly kid: string;
  /** Those that signed until now. What they signed stays valid until it expires. */
  readonly retired: readonly string[];
}

/**
 * A new key signs from now on. `isStillDue` looks at the one that signs when nobody else can change it
 * any more: of several processes that rotate at once it lets one do so. Undefined when it says no.
 */
export async function rotateSigningKey(
  context: KeyContext,
  admin: Admin,
  isStillDue: (signing: SigningKeyRow | undefined) => boolean = () => true,
): Promise<Rotation | undefined> {
  const made = await generateRow(context.clock.now());
  return context.store.transaction(async (trx) => {
    await lockSigningKeys(trx);
    const signing = (await listAllSigningKeys(trx)).filter(signs);
    if (!isStillDue(signing[0])) return undefined;
    const retired = signing.map(({ key_id }) => key_id);
    await replaceKeys(trx, signing, made);
    await context.audit.record(trx, {
      ...admin,
      action: 'key.rotate',
      outcome: 'succeeded',
      target: made.key_id,
      detail: { retired },
    });
    return { kid: made.key_id, retired };
  });
}

async function replaceKeys(
  trx: Db,
  signing: readonly SigningKeyRow[],
  made: SigningKeyRow,
): Promise<void> {
  for (const row of signing) await retire(trx, row, made.created_time);
  await insertSigningKey(trx, made);
}
