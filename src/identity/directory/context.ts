import type { Actor, Origin } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { NewId } from '../../kernel/ids.ts';
import type { AuditLog } from '../../store/audit-log.ts';
import type { Store } from '../../store/open-store.ts';
import type { Passwords } from '../passwords.ts';

/** What the management of identities works with. */
export interface DirectoryContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly randomBytes: (count: number) => Buffer;
  readonly passwords: Passwords;
  readonly audit: AuditLog;
  /** How long what a retired key signed may still be valid. */
  readonly keyGraceSeconds: number;
}

/** On whose word identities change. */
export interface Admin {
  readonly actor: Actor;
  readonly origin: Origin;
}
