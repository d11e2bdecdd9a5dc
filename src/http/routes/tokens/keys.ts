import type { Route } from '../../api-app.ts';
import { TokenParams } from '../../schemas/token.ts';

const schema = {
  operationId: 'tokenKeys',
  tags: ['Tokens'],
  summary: 'List the public keys that verify tokens',
  security: [],
  params: TokenParams,
  response: {
    200: {
      description: 'A JSON Web Key Set.',
      type: 'object',
      properties: {
        keys: { type: 'array', items: { type: 'object', additionalProperties: true } },
      },
      examples: [
        { keys: [{ kty: 'RSA', use: 'sig', kid: 'k1', alg: 'RS256', n: 'sXch', e: 'AQAB' }] },
      ],
    },
  },
};

export const publishKeysRoutes: Route = (app, { identity }) => {
  app.get('/:tenantId/discovery/keys', { schema }, (request) =>
    identity.jwks(request.params.tenantId),
  );
};
