import type { Route } from '../../api-app.ts';
import { TokenParams, tokenAnswers } from '../../schemas/token.ts';

const documents = [
  {
    version: 'v1',
    url: '/:tenantId/.well-known/openid-configuration',
    operationId: 'tokenMetadata',
  },
  {
    version: 'v2',
    url: '/:tenantId/v2.0/.well-known/openid-configuration',
    operationId: 'tokenMetadataV2',
  },
] as const;

const schemaOf = (operationId: string, version: string) => ({
  operationId,
  tags: ['Tokens'],
  summary: `Describe the token issuer (${version})`,
  security: [],
  params: TokenParams,
  response: {
    200: {
      description: 'An OpenID Connect discovery document.',
      type: 'object',
      additionalProperties: true,
      examples: [
        {
          issuer: 'https://insights.example/c0470500-0000-4000-8000-000000000001/',
          token_endpoint:
            'https://insights.example/c0470500-0000-4000-8000-000000000001/oauth2/token',
        },
      ],
    },
    400: tokenAnswers[400],
  },
});

export const metadataRoutes: Route = (app, { identity }) => {
  for (const { version, url, operationId } of documents) {
    app.get(url, { schema: schemaOf(operationId, version) }, (request) =>
      identity.metadata(request.params.tenantId, version),
    );
  }
};
