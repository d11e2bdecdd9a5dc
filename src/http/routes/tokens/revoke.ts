import type { Route } from '../../api-app.ts';
import { isSameOrigin } from '../../input/is-same-origin.ts';
import { originOf } from '../../plugins/authentication.ts';
import { RevocationForm, revocationAnswers, TokenParams } from '../../schemas/token.ts';

const schema = {
  operationId: 'revokeToken',
  tags: ['Tokens'],
  summary: 'End a sign-in by its refresh token (RFC 7009)',
  description:
    'Every refresh token of that sign-in ends. Access tokens that are out live on until they expire. A token that is not known is answered the same.',
  security: [],
  consumes: ['application/x-www-form-urlencoded'],
  params: TokenParams,
  body: RevocationForm,
  response: revocationAnswers,
};

export const revokeTokenRoute: Route = (app, { identity, publicUrl }) => {
  app.post('/:tenantId/oauth2/revoke', { schema }, async (request, reply) => {
    const { authorization, 'client-request-id': clientRequestId } = request.headers;
    await identity.revokeToken({
      tenantId: request.params.tenantId,
      form: request.body,
      origin: originOf(request),
      sameOrigin: isSameOrigin(request, publicUrl),
      ...(authorization !== undefined && { authorization }),
      ...(clientRequestId !== undefined && { clientRequestId: String(clientRequestId) }),
    });
    return reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' }).send();
  });
};
