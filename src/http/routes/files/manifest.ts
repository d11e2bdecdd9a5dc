import { Type } from 'typebox';
import { readManifest } from '../../../reports/executions/read-manifest.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { originOf } from '../../plugins/authentication.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { errorAnswers } from '../../schemas/error-answers.ts';
import { exampleIds } from '../../schemas/fields.ts';
import { exampleManifest } from '../../schemas/manifest.ts';
import { LinkQuery, linkOf } from './link.ts';

const MESSAGE = 'Manifest fetched successfully';

const schema = {
  operationId: 'getManifest',
  tags: ['Files'],
  summary: 'Say what a report file holds, and what is withheld from it, by its secure link',
  description:
    'Needs no token: reportManifestSecureLink carries its own signature. The manifest is signed when the execution completes, and stays as it is.',
  security: [],
  params: Type.Object({
    executionId: Type.String({ description: 'The execution', examples: [exampleIds.execution] }),
  }),
  querystring: LinkQuery,
  response: {
    200: answerOf('Manifest', MESSAGE, exampleManifest),
    ...errorAnswers(
      ...(['link_invalid', 'file_gone', 'manifest_missing', 'rate_limited', 'internal'] as const),
    ),
  },
};

export const manifestRoute: Route = (app, { reports, rateLimits }) => {
  app.route({
    method: 'GET',
    url: '/files/:executionId/manifest.json',
    schema,
    onRequest: (request, reply) => rateLimits.addresses(request, reply),
    handler: async (request, reply) => {
      reply.header('cache-control', 'private, no-store');
      const link = linkOf(request.params.executionId, request.query);
      const manifest = await readManifest(reports, link, originOf(request));
      return { ...success([manifest], MESSAGE), dataRedacted: manifest.dataRedacted };
    },
  });
};
