import { Type } from 'typebox';
import { listFailures } from '../../../../reports/operations/list-failures.ts';
import { LONGEST_PAGE } from '../../../../reports/operations/place.ts';
import type { Route } from '../../../api-app.ts';
import { page } from '../../../envelope.ts';
import { nextPage } from '../../../next-page.ts';
import { pageOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { exampleFailure, paging } from '../../../schemas/failure.ts';
import { period } from '../../../schemas/operations.ts';

const MESSAGE = 'Failures fetched successfully';
const LAST = `${exampleFailure.endedTime}_${exampleFailure.executionId}`;

const schema = {
  operationId: 'adminListFailures',
  tags: ['Operators'],
  summary: 'List executions that failed, in pages, the newest first',
  description: 'What they are of and why they failed; never the query, nor any of its rows.',
  querystring: Type.Object(
    {
      ...period,
      status: Type.Optional(
        Type.String({
          description: 'Failed when left out; or Skipped, Cancelled; several are split by ;',
        }),
      ),
      tenantId: Type.Optional(Type.String({ description: 'Only those of this partner.' })),
      reason: Type.Optional(Type.String({ description: 'Part of the reason, in any case.' })),
      ...paging(LAST, LONGEST_PAGE),
    },
    { additionalProperties: false },
  ),
  response: {
    200: pageOf(
      'FailedExecution',
      MESSAGE,
      `https://insights.example/admin/failures?limit=1&after=${encodeURIComponent(LAST)}`,
      exampleFailure,
    ),
    ...adminErrorAnswers(),
  },
};

export const listFailuresRoute: Route = (app, { reports, publicUrl }) => {
  app.get('/failures', { schema }, async (request) => {
    const { items, next } = await listFailures(reports, request.query);
    return page(items, MESSAGE, nextPage(publicUrl, request, next));
  });
};
