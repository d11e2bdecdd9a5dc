/** Where a request came from; all null for what the service does by itself. */
export interface Origin {
  readonly address: string | null;
  readonly correlationId: string | null;
}

export const noOrigin: Origin = { address: null, correlationId: null };

/** Who did it. */
export interface Actor {
  /** A user's id or an application's client id; null where nobody proved to be anybody. */
  readonly id: string | null;
  /** As the actor is called, or claims to be. */
  readonly name: string | null;
  readonly tenantId: string | null;
}

export const nobody: Actor = { id: null, name: null, tenantId: null };

/** Everything that is recorded. `docs/security.md` lists what each one holds. */
export const auditActions = [
  'token.issue',
  'token.refuse',
  'token.revoke',
  'request.refuse',
  'partner.create',
  'partner.change',
  'user.create',
  'user.change',
  'user.password',
  'application.create',
  'application.change',
  'application.secret',
  'key.rotate',
  'key.revoke',
  'audit.read',
  'callback.replay',
  'callback.resume',
  'callback.test',
  'callback-secret.read',
  'callback-secret.rotate',
  'dataset.preview',
  'dataset.export',
  'dataset.explain',
  'query.create',
  'query.delete',
  'report.create',
  'report.change',
  'report.pause',
  'report.resume',
  'report.delete',
  'report.retire',
  'execution.cancel',
  'link.issue',
  'link.use',
  'link.refuse',
  'link.revoke',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditOutcomes = ['succeeded', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

export interface AuditEvent {
  readonly action: AuditAction;
  readonly outcome: AuditOutcome;
  readonly actor: Actor;
  readonly origin: Origin;
  /** The partner that it concerns, when it is not the actor's own. */
  readonly tenantId?: string | null;
  /** The id of what it was done to. */
  readonly target?: string | null;
  /** Whatever else matters, as JSON. Never a secret. */
  readonly detail?: Readonly<Record<string, unknown>>;
}
