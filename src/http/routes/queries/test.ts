import { Type } from 'typebox';
import { testQuery } from '../../../reports/test-query.ts';
import type { Route } from '../../api-app.ts';
import { clientSignal } from '../../client-signal.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleQuery, time } from '../../schemas/fields.ts';

const schema = {
  operationId: 'testQuery',
  tags: ['Queries'],
  summary: 'Try a query: its first 100 rows',
  querystring: Type.Object({
    queryId: Type.Optional(
      Type.String({
        description: 'A query of your own or a system query; excludes exportQuery.',
      }),
    ),
    exportQuery: Type.Optional(
      Type.String({ description: 'A query text; excludes queryId.', examples: [exampleQuery] }),
    ),
    startTime: Type.Optional(time('With endTime, replaces the TIMESPAN of the query. UTC.')),
    endTime: Type.Optional(time('With startTime, replaces the TIMESPAN of the query. UTC.')),
  }),
  response: {
    200: answerOf('Row', null, {
      CustomerName: 'Alpine Ski House',
      CustomerMarket: 'United States',
      PaidAvailableUnits: 120,
    }),
    ...apiErrorAnswers(
      'query_choice',
      'query_invalid',
      'query_too_large',
      'address_too_long',
      'test_queries_busy',
      'period_invalid',
      'query_not_found',
      'dataset_empty',
      'query_timeout',
    ),
  },
};

export const testQueryRoute: Route = (app, { reports }) => {
  app.get('/ScheduledQueries/testQueryResult', { schema }, async (request, reply) => {
    const { rows, redacted } = await testQuery(
      reports,
      callerOf(request),
      programOf(request),
      request.query,
      clientSignal(reply),
    );
    return success(rows, null, redacted);
  });
};
