import { createQuery } from '../../../reports/create-query.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { uncapitalizeKeys } from '../../input/uncapitalize-keys.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { CreateQueryBody, exampleQueryView } from '../../schemas/query.ts';

const MESSAGE = 'Query created successfully';

const schema = {
  operationId: 'createQuery',
  tags: ['Queries'],
  summary: 'Create a query',
  body: CreateQueryBody,
  response: {
    200: answerOf('Query', MESSAGE, exampleQueryView),
    ...apiErrorAnswers(
      'malformed_body',
      'unsupported_media_type',
      'query_invalid',
      'query_too_large',
      'too_many_queries',
      'body_too_large',
    ),
  },
};

export const createQueryRoute: Route = (app, { reports }) => {
  app.post('/ScheduledQueries', { schema }, async (request) => {
    const input = uncapitalizeKeys(request.body);
    const query = await createQuery(reports, callerOf(request), programOf(request), input);
    return success([query], MESSAGE);
  });
};
