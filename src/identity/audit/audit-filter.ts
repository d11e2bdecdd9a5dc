import { auditActions, auditOutcomes } from '../../kernel/audit.ts';
import { PublicError } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';
import type { AuditFilter } from '../../store/audit-events.ts';
import { INSTANT_FORM, readInstant } from './read-instant.ts';

/** What people ask for, as text. Blank counts as left out. */
export interface AuditFilterInput {
  /** At or after. */
  readonly from?: string | undefined;
  /** Before. */
  readonly to?: string | undefined;
  /** One or more, split by `;`. */
  readonly action?: string | undefined;
  readonly outcome?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly actorId?: string | undefined;
  /** An id or a name, to the letter. */
  readonly actor?: string | undefined;
  readonly target?: string | undefined;
}

/** Throws `invalid_request`. */
export function checkedFilter(input: AuditFilterInput): Omit<AuditFilter, 'limit' | 'after'> {
  const [from, to] = [instant(input.from, 'from'), instant(input.to, 'to')];
  if (from !== undefined && to !== undefined && from >= to) {
    throw wrong(`from (${from}) must be before to (${to}).`);
  }
  return {
    from,
    to,
    actions: actions(input.action),
    outcome: outcome(input.outcome),
    tenantId: tenant(input.tenantId),
    actorId: given(input.actorId)?.toLowerCase(),
    actor: given(input.actor),
    target: given(input.target),
  };
}

const given = (text: string | undefined): string | undefined => text?.trim() || undefined;

export const wrong = (reason: string): PublicError =>
  new PublicError('invalid_request', { reason });

function instant(text: string | undefined, name: string): string | undefined {
  const wanted = given(text);
  if (wanted === undefined) return undefined;
  const read = readInstant(wanted);
  if (read === undefined) throw wrong(`${name} must be ${INSTANT_FORM}; it is "${wanted}".`);
  return read;
}

function actions(text: string | undefined): readonly string[] | undefined {
  const wanted = given(text)
    ?.split(';')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '');
  if (!wanted?.length) return undefined;
  const unknown = wanted.filter((one) => !(auditActions as readonly string[]).includes(one));
  if (unknown.length === 0) return wanted;
  throw wrong(
    `There is no action ${unknown.join(', ').slice(0, 80)}; there are ${auditActions.join(', ')}.`,
  );
}

function outcome(text: string | undefined): string | undefined {
  const wanted = given(text)?.toLowerCase();
  if (wanted === undefined) return undefined;
  if ((auditOutcomes as readonly string[]).includes(wanted)) return wanted;
  throw wrong(`outcome must be ${auditOutcomes.join(', ')}; it is "${wanted.slice(0, 80)}".`);
}

function tenant(text: string | undefined): string | undefined {
  const wanted = given(text)?.toLowerCase();
  if (wanted === undefined || isUuid(wanted)) return wanted;
  throw wrong(`tenantId must be a UUID; it is "${wanted.slice(0, 80)}".`);
}
