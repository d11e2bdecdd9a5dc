import { Type } from 'typebox';
import { listFailingReceivers } from '../../../../reports/operations/list-failing-receivers.ts';
import { LONGEST_PAGE } from '../../../../reports/operations/place.ts';
import type { Route } from '../../../api-app.ts';
import { page } from '../../../envelope.ts';
import { nextPage } from '../../../next-page.ts';
import { pageOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { exampleReceiver, paging } from '../../../schemas/failure.ts';

const MESSAGE = 'Receivers fetched successfully';
const LAST = `${exampleReceiver.failingSinceTime}_${exampleReceiver.reportId}`;

const schema = {
  operationId: 'adminListFailingReceivers',
  tags: ['Operators'],
  summary: 'List the receivers of callbacks that fail, in pages, the longest failing first',
  querystring: Type.Object(paging(LAST, LONGEST_PAGE), { additionalProperties: false }),
  response: {
    200: pageOf(
      'FailingReceiver',
      MESSAGE,
      `https://insights.example/admin/callback-receivers?limit=1&after=${encodeURIComponent(LAST)}`,
      exampleReceiver,
    ),
    ...adminErrorAnswers(),
  },
};

export const listFailingReceiversRoute: Route = (app, { reports, publicUrl }) => {
  app.get('/callback-receivers', { schema }, async (request) => {
    const { items, next } = await listFailingReceivers(reports, request.query);
    return page(items, MESSAGE, nextPage(publicUrl, request, next));
  });
};
