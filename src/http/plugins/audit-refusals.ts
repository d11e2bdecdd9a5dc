import type { FastifyRequest } from 'fastify';
import { networkOf } from '../../identity/throttle/network-of.ts';
import { type Actor, nobody } from '../../kernel/audit.ts';
import { PublicError } from '../../kernel/errors.ts';
import type { ReportsContext } from '../../reports/context.ts';
import { LinkFault } from '../../reports/executions/resolve-link.ts';
import type { ApiApp } from '../api-app.ts';
import { originOf, principalOf } from './authentication.ts';
import { createTally } from './refusal-tally.ts';
import { pathOf } from './to-public-error.ts';

/** Token requests are recorded where they are refused, with what only that place knows. */
const RECORDED =
  /^(token_(missing|invalid)|no_role|partner_disabled|operator_only|rate_limited|callback_secret_forbidden|link_invalid)$/;

/**
 * Records who was refused what, before the answer says so. Of a flood from one address a part is only
 * counted, so that nobody fills the disk by being refused.
 */
export function auditRefusals(
  app: ApiApp,
  { store, audit }: Pick<ReportsContext, 'store' | 'audit'>,
) {
  const tally = createTally();
  app.decorateRequest('principal');
  app.addHook('onError', async (request, _reply, error) => {
    if (!(error instanceof PublicError) || !RECORDED.test(error.code)) return;
    const unrecorded = tally(networkOf(request.ip));
    if (unrecorded === undefined) return;
    await audit.record(store.db, {
      ...describe(error, request),
      outcome: 'refused',
      actor: actorIn(request),
      origin: originOf(request),
      detail: {
        code: codeOf(error),
        ...(error.cause instanceof LinkFault && { reason: error.cause.fault }),
        method: request.method,
        ...(unrecorded > 0 && { unrecordedBefore: unrecorded }),
      },
    });
  });
}

/** A link's own name says which execution it was for. */
const describe = (error: PublicError, request: FastifyRequest) =>
  error.code === 'link_invalid'
    ? ({ action: 'link.refuse', target: String(Object(request.params).executionId) } as const)
    : ({ action: 'request.refuse', target: pathOf(request) } as const);

/** The true reason, where the answer does not tell it. */
const codeOf = ({ code, cause }: PublicError): string =>
  cause instanceof PublicError ? cause.code : code;

const actorIn = (request: FastifyRequest): Actor => {
  const principal = principalOf(request);
  if (!principal) return nobody;
  const { principalId, principalName, tenantId } = principal;
  return { id: principalId, name: principalName, tenantId };
};
