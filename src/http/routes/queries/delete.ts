import { Type } from 'typebox';
import { deleteQuery } from '../../../reports/delete-query.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleIds } from '../../schemas/fields.ts';
import { exampleQueryView } from '../../schemas/query.ts';

const MESSAGE = 'Query deleted successfully';

const schema = {
  operationId: 'deleteQuery',
  tags: ['Queries'],
  summary: 'Delete a query of your own',
  description: 'Reports that were made from it keep its text and go on.',
  params: Type.Object({
    queryId: Type.String({ description: 'The query', examples: [exampleIds.query] }),
  }),
  response: {
    200: answerOf('Query', MESSAGE, exampleQueryView),
    ...apiErrorAnswers('query_not_found'),
  },
};

export const deleteQueryRoute: Route = (app, { reports }) => {
  app.delete('/ScheduledQueries/:queryId', { schema }, async (request) => {
    const { queryId } = request.params;
    const query = await deleteQuery(reports, callerOf(request), programOf(request), queryId);
    return success([query], MESSAGE);
  });
};
