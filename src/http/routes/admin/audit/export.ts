import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { AuditEventView } from '../../../../identity/audit/audit-event-view.ts';
import { exportAudit } from '../../../../identity/audit/read-audit.ts';
import type { Route } from '../../../api-app.ts';
import { adminOf } from '../../../plugins/operator.ts';
import { auditFilter, exampleAuditEvent } from '../../../schemas/audit-event.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';

const TYPE = 'application/x-ndjson';

const schema = {
  operationId: 'adminExportAudit',
  tags: ['Operators'],
  summary: 'Read the whole audit trail as lines of JSON, the oldest first',
  description: 'Each line is an AuditEvent. An answer that broke off has no end in its framing.',
  querystring: Type.Object(auditFilter, { additionalProperties: false }),
  response: {
    200: {
      description: 'The events, one a line.',
      content: {
        [TYPE]: {
          schema: { type: 'string', examples: [`${JSON.stringify(exampleAuditEvent)}\n`] },
        },
      },
    },
    ...adminErrorAnswers(),
  },
};

export const exportAuditRoute: Route = (app, { directory }) => {
  // A HEAD of Fastify's own would read all of it.
  app.get('/audit/export', { schema, exposeHeadRoute: false }, async (request, reply) => {
    const pages = await exportAudit(directory, adminOf(request), request.query);
    return reply.type(TYPE).send(Readable.from(linesOf(pages), { objectMode: false }));
  });
};

/** One chunk a page: the next page is read when the client has taken this one. */
async function* linesOf(pages: AsyncIterable<readonly AuditEventView[]>): AsyncGenerator<Buffer> {
  for await (const events of pages) {
    const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
    if (lines !== '') yield Buffer.from(lines);
  }
}
