import formbody from '@fastify/formbody';
import type { ApiApp, Services } from '../api-app.ts';
import { parseQueryString } from '../input/parse-query-string.ts';
import { answerOAuthErrors } from '../plugins/oauth-errors.ts';
import { authorizeRoutes } from './tokens/authorize.ts';
import { issueTokenRoutes } from './tokens/issue.ts';
import { publishKeysRoutes } from './tokens/keys.ts';
import { metadataRoutes } from './tokens/metadata.ts';

/** The token issuer's surface: OAuth's shapes, not the envelope. */
export async function addTokenRoutes(app: ApiApp, services: Services): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(formbody, { parser: parseQueryString });
  answerOAuthErrors(app, services.reports.clock);
  app.addHook('onRequest', async ({ headers }, reply) => {
    const clientRequestId = headers['client-request-id'];
    const wanted = /^\s*true\s*$/i.test(String(headers['return-client-request-id']));
    if (wanted && clientRequestId) reply.header('client-request-id', clientRequestId);
  });
  for (const add of [issueTokenRoutes, authorizeRoutes, metadataRoutes, publishKeysRoutes]) {
    add(app, services);
  }
}
