import { listSampleQueries } from '../../../reports/list-sample-queries.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleSampleQuery } from '../../schemas/query.ts';

const MESSAGE = 'Sample queries fetched successfully';

const schema = {
  operationId: 'listSampleQueries',
  tags: ['Queries'],
  summary: 'List sample queries to learn from',
  response: {
    200: answerOf('SampleQuery', MESSAGE, exampleSampleQuery),
    ...apiErrorAnswers(),
  },
};

export const listSampleQueriesRoute: Route = (app, { reports }) => {
  app.get('/ScheduledQueries/samples', { schema }, async (request) =>
    success(listSampleQueries(reports, programOf(request)), MESSAGE),
  );
};
