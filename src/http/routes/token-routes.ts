import type { FastifyRequest } from 'fastify';
import { PublicError } from '../../kernel/errors.ts';
import type { ApiApp, Route, Services } from '../api-app.ts';
import { parseQueryString } from '../input/parse-query-string.ts';
import { answerOAuthErrors } from '../plugins/oauth-errors.ts';
import { routeNotFound } from '../plugins/to-public-error.ts';
import { authorizeRoutes } from './tokens/authorize.ts';
import { issueTokenRoutes } from './tokens/issue.ts';
import { publishKeysRoutes } from './tokens/keys.ts';
import { metadataRoutes } from './tokens/metadata.ts';
import { revokeTokenRoute } from './tokens/revoke.ts';

/** The token issuer's surface: OAuth's shapes, not the envelope. */
export async function addTokenRoutes(app: ApiApp, services: Services): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_: FastifyRequest, text: string) => parseForm(text),
  );
  answerOAuthErrors(app, services.reports.clock);
  if (!services.identity.issuesTokens) closeRoutes(app);
  app.addHook('onRequest', async ({ headers }, reply) => {
    const clientRequestId = headers['client-request-id'];
    const wanted = /^\s*true\s*$/i.test(String(headers['return-client-request-id']));
    if (wanted && clientRequestId) reply.header('client-request-id', clientRequestId);
  });
  const { tokens, addresses } = services.rateLimits;
  app.addHook('onRequest', (request, reply) =>
    (request.method === 'POST' ? tokens : addresses)(request, reply),
  );
  for (const add of routes) add(app, services);
}

const routes: readonly Route[] = [
  issueTokenRoutes,
  revokeTokenRoute,
  authorizeRoutes,
  metadataRoutes,
  publishKeysRoutes,
];

/** Where no tokens are issued there is nothing, in the shape that those who ask for tokens can read. */
function closeRoutes(app: ApiApp): void {
  app.addHook('onRoute', (route) => {
    route.schema = { ...route.schema, hide: true };
  });
  app.addHook('onRequest', async (request) => {
    throw routeNotFound(request);
  });
}

const MOST_FIELDS = 100;

function parseForm(text: string): Record<string, string> {
  const fields = text.split('&', MOST_FIELDS + 1).length;
  if (fields <= MOST_FIELDS) return parseQueryString(text);
  const reason = `The form has more than ${MOST_FIELDS} fields.`;
  throw new PublicError('invalid_request', { reason });
}
