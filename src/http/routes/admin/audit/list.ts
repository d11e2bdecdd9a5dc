import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { LARGEST_PAGE, readAuditPage } from '../../../../identity/audit/read-audit.ts';
import type { Route } from '../../../api-app.ts';
import { baseUrl } from '../../../base-url.ts';
import { page } from '../../../envelope.ts';
import { adminOf } from '../../../plugins/operator.ts';
import { auditFilter, exampleAuditEvent } from '../../../schemas/audit-event.ts';
import { pageOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';

const MESSAGE = 'Audit events fetched successfully';
const PATH = '/admin/audit';
const { eventTime, eventId } = exampleAuditEvent;
const LAST = `${eventTime}_${eventId}`;

const schema = {
  operationId: 'adminListAudit',
  tags: ['Operators'],
  summary: 'Read the audit trail in pages, the oldest first',
  querystring: Type.Object(
    {
      ...auditFilter,
      limit: Type.Optional(
        Type.Integer({ minimum: 1, maximum: LARGEST_PAGE, description: '100 when left out.' }),
      ),
      after: Type.Optional(
        Type.String({
          description: 'Only what comes after this event: <eventTime>_<eventId>.',
          examples: [LAST],
        }),
      ),
    },
    { additionalProperties: false },
  ),
  response: {
    200: pageOf(
      'AuditEvent',
      MESSAGE,
      `https://insights.example${PATH}?limit=1&after=${encodeURIComponent(LAST)}`,
      exampleAuditEvent,
    ),
    ...adminErrorAnswers(),
  },
};

export const listAuditRoute: Route = (app, { directory, publicUrl }) => {
  app.get('/audit', { schema }, async (request) => {
    const { events, next } = await readAuditPage(directory, adminOf(request), request.query);
    const link = next === null ? null : `${baseUrl(publicUrl, request)}${addressOf(request, next)}`;
    return page(events, MESSAGE, link);
  });
};

/** The same question, from there on. */
function addressOf({ query }: Pick<FastifyRequest, 'query'>, after: string): string {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...Object(query), after })) {
    if (value !== undefined) address.set(name, String(value));
  }
  return `${PATH}?${address}`;
}
