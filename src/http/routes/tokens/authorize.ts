import type { Route } from '../../api-app.ts';
import { TokenParams } from '../../schemas/token.ts';

const addresses = ['/:tenantId/oauth2/authorize', '/:tenantId/oauth2/v2.0/authorize'];

/** Discovery documents must name these addresses, and whoever is sent there should read why it ends. */
export const authorizeRoutes: Route = (app, { identity }) => {
  for (const url of addresses) {
    app.get(url, { schema: { hide: true, params: TokenParams } }, ({ params, headers }) => {
      const { 'client-request-id': clientRequestId } = headers;
      return identity.authorize(params.tenantId, clientRequestId && String(clientRequestId));
    });
  }
};
