import type { Route } from '../../api-app.ts';
import { isSameOrigin } from '../../input/is-same-origin.ts';
import { originOf } from '../../plugins/authentication.ts';
import { TokenForm, TokenParams, tokenAnswers } from '../../schemas/token.ts';

const endpoints = [
  { version: 'v1', url: '/:tenantId/oauth2/token', operationId: 'issueToken' },
  { version: 'v2', url: '/:tenantId/oauth2/v2.0/token', operationId: 'issueTokenV2' },
] as const;

const schemaOf = (operationId: string, version: string) => ({
  operationId,
  tags: ['Tokens'],
  summary: `Get an access token (${version})`,
  security: [],
  consumes: ['application/x-www-form-urlencoded'],
  params: TokenParams,
  body: TokenForm,
  response: tokenAnswers,
});

export const issueTokenRoutes: Route = (app, { identity, publicUrl }) => {
  for (const { version, url, operationId } of endpoints) {
    app.post(url, { schema: schemaOf(operationId, version) }, async (request, reply) => {
      reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' });
      const { authorization, 'client-request-id': clientRequestId } = request.headers;
      const { body } = await identity.issueToken({
        version,
        tenantId: request.params.tenantId,
        form: request.body,
        origin: originOf(request),
        sameOrigin: isSameOrigin(request, publicUrl),
        ...(authorization !== undefined && { authorization }),
        ...(clientRequestId !== undefined && { clientRequestId: String(clientRequestId) }),
      });
      return body;
    });
  }
};
