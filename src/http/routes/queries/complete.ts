import { completeQueryText } from '../../../reports/editing/complete-query-text.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { uncapitalizeKeys } from '../../input/uncapitalize-keys.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { CompleteQueryBody, exampleCompletion } from '../../schemas/query-check.ts';

const schema = {
  operationId: 'completeQuery',
  tags: ['Queries'],
  summary: 'Tell what may stand at a place of a query text',
  description:
    'Works on unfinished and faulty texts; no items where anything or nothing may stand.',
  body: CompleteQueryBody,
  response: {
    200: answerOf('Completion', null, exampleCompletion),
    ...apiErrorAnswers(
      'malformed_body',
      'invalid_request',
      'unsupported_media_type',
      'query_too_large',
      'body_too_large',
    ),
  },
};

export const completeQueryRoute: Route = (app, { reports }) => {
  app.post('/ScheduledQueries/complete', { schema }, async (request) => {
    const input = uncapitalizeKeys(request.body);
    const found = completeQueryText(reports, callerOf(request), programOf(request), input);
    return success(found, null);
  });
};
