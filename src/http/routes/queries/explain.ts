import { explainQuery } from '../../../reports/explain/explain-query.ts';
import type { Route } from '../../api-app.ts';
import { clientSignal } from '../../client-signal.ts';
import { success } from '../../envelope.ts';
import { uncapitalizeKeys } from '../../input/uncapitalize-keys.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { ExplainBody, exampleExplanation } from '../../schemas/explanation.ts';

const schema = {
  operationId: 'explainQuery',
  tags: ['Queries'],
  summary: 'Tell what a query would give as a report: rows, bytes, seconds, times',
  body: ExplainBody,
  response: {
    200: answerOf('Explanation', null, exampleExplanation),
    ...apiErrorAnswers(
      'malformed_body',
      'unsupported_media_type',
      'body_too_large',
      'query_choice',
      'query_invalid',
      'query_too_large',
      'report_invalid',
      'period_invalid',
      'query_not_found',
      'test_queries_busy',
      'dataset_empty',
      'query_timeout',
    ),
  },
};

export const explainQueryRoute: Route = (app, { reports }) => {
  app.post('/ScheduledQueries/explain', { schema }, async (request, reply) => {
    const explanation = await explainQuery(
      reports,
      callerOf(request),
      programOf(request),
      uncapitalizeKeys(request.body),
      clientSignal(reply),
    );
    return success([explanation], null, explanation.redacted.length > 0);
  });
};
