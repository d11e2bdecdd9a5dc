import type { SigningKeyRow } from '../../store/schema.ts';
import { listAllSigningKeys, REVOKED_TIME } from '../../store/signing-keys.ts';
import type { DirectoryContext } from '../directory/context.ts';

export interface KeyView {
  /** As it stands in the header of tokens. */
  readonly kid: string;
  /**
   * `signing`; `verifying`: retired, and what it signed is still valid; `expired`: that is over;
   * `revoked`.
   */
  readonly status: 'signing' | 'verifying' | 'expired' | 'revoked';
  readonly createdTime: string;
  readonly retiredTime: string | null;
  /** Until when what it signed is accepted; null while it signs, and when it was revoked. */
  readonly verifiesUntil: string | null;
}

/** The newest first. */
export async function listKeys({
  store,
  clock,
  keyGraceSeconds,
}: Pick<DirectoryContext, 'store' | 'clock' | 'keyGraceSeconds'>): Promise<KeyView[]> {
  const now = clock.now();
  return (await listAllSigningKeys(store.db)).map((row) => toKeyView(row, now, keyGraceSeconds));
}

function toKeyView(row: SigningKeyRow, now: Date, graceSeconds: number): KeyView {
  const { retired_time: retired } = row;
  const common = { kid: row.key_id, createdTime: row.created_time };
  if (retired === null) {
    return { ...common, status: 'signing', retiredTime: null, verifiesUntil: null };
  }
  if (retired === REVOKED_TIME) {
    return { ...common, status: 'revoked', retiredTime: null, verifiesUntil: null };
  }
  const end = new Date(Date.parse(retired) + graceSeconds * 1000);
  const status = end > now ? 'verifying' : 'expired';
  return { ...common, status, retiredTime: retired, verifiesUntil: end.toISOString() };
}
