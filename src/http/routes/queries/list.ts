import { Type } from 'typebox';
import { listQueries } from '../../../reports/list-queries.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleQueryView } from '../../schemas/query.ts';

const MESSAGE = 'Queries fetched successfully';

const schema = {
  operationId: 'listQueries',
  tags: ['Queries'],
  summary: 'List the system queries and your own',
  querystring: Type.Object({
    queryId: Type.Optional(Type.String({ description: 'Only this one.' })),
    queryName: Type.Optional(Type.String({ description: 'Only those of this name.' })),
    includeSystemQueries: Type.Optional(Type.Boolean({ description: 'True when left out.' })),
    includeOnlySystemQueries: Type.Optional(Type.Boolean({ description: 'False when left out.' })),
  }),
  response: {
    200: answerOf('Query', MESSAGE, exampleQueryView),
    ...apiErrorAnswers('queries_not_found'),
  },
};

export const listQueriesRoute: Route = (app, { reports }) => {
  app.get('/ScheduledQueries', { schema }, async (request) => {
    const { query } = request;
    return success(
      await listQueries(reports, callerOf(request), programOf(request), query),
      MESSAGE,
    );
  });
};
