import type { AuditAction } from '../kernel/audit.ts';
import type { AuditLog } from '../store/audit-log.ts';
import type { Db } from '../store/schema.ts';
import { actorOf, type Caller } from './caller.ts';

/** Notes what the caller did; with a transaction, together with what that does. */
export const recordAudit = (
  { audit }: { readonly audit: AuditLog },
  db: Db,
  caller: Caller,
  action: AuditAction,
  target: string | null,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  audit.record(db, {
    ...{ action, outcome: 'succeeded', target, detail },
    actor: actorOf(caller),
    origin: caller.origin,
  });
