import { Type } from 'typebox';
import { auditOrders, LARGEST_PAGE, readAuditPage } from '../../../../identity/audit/read-audit.ts';
import type { Route } from '../../../api-app.ts';
import { page } from '../../../envelope.ts';
import { nextPage } from '../../../next-page.ts';
import { adminOf } from '../../../plugins/operator.ts';
import { auditFilter, exampleAuditEvent } from '../../../schemas/audit-event.ts';
import { pageOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';

const MESSAGE = 'Audit events fetched successfully';
const { eventTime, eventId } = exampleAuditEvent;
const LAST = `${eventTime}_${eventId}`;

const schema = {
  operationId: 'adminListAudit',
  tags: ['Operators'],
  summary: 'Read the audit trail in pages, the oldest first, or the newest',
  querystring: Type.Object(
    {
      ...auditFilter,
      limit: Type.Optional(
        Type.Integer({ minimum: 1, maximum: LARGEST_PAGE, description: '100 when left out.' }),
      ),
      order: Type.Optional(
        Type.String({ enum: [...auditOrders], description: 'oldest when left out.' }),
      ),
      after: Type.Optional(
        Type.String({
          description: 'Only what comes after this event in the order: <eventTime>_<eventId>.',
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
      `https://insights.example/admin/audit?limit=1&after=${encodeURIComponent(LAST)}`,
      exampleAuditEvent,
    ),
    ...adminErrorAnswers(),
  },
};

export const listAuditRoute: Route = (app, { directory, publicUrl }) => {
  app.get('/audit', { schema }, async (request) => {
    const { events, next } = await readAuditPage(directory, adminOf(request), request.query);
    return page(events, MESSAGE, nextPage(publicUrl, request, next));
  });
};
