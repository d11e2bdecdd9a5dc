import { checkQueryText } from '../../../reports/editing/check-query-text.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { CheckQueryBody, exampleCheck, exampleFaultyCheck } from '../../schemas/query-check.ts';

const schema = {
  operationId: 'checkQuery',
  tags: ['Queries'],
  summary: 'Check a query text as it is written, without reading data',
  description: 'A faulty text is a 200 too: what is wrong, where, and what may have been meant.',
  body: CheckQueryBody,
  response: {
    200: answerOf('QueryCheck', null, exampleCheck, exampleFaultyCheck),
    ...apiErrorAnswers(
      'malformed_body',
      'invalid_request',
      'unsupported_media_type',
      'body_too_large',
    ),
  },
};

export const checkQueryRoute: Route = (app, { reports }) => {
  app.post('/ScheduledQueries/check', { schema }, async (request) => {
    const caller = callerOf(request);
    const check = checkQueryText(reports, caller, programOf(request), request.body.Query);
    return success([check], null);
  });
};
