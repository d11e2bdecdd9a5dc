import { Type } from 'typebox';
import { revokeLinks } from '../../../reports/executions/revoke-links.ts';
import type { Route } from '../../api-app.ts';
import { baseUrl } from '../../base-url.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleExecution } from '../../schemas/execution.ts';
import { exampleIds } from '../../schemas/fields.ts';

const MESSAGE = 'Report links revoked successfully';

const schema = {
  operationId: 'revokeLinks',
  tags: ['Executions'],
  summary: 'End every link to the file of an execution that was given out; a fresh one is answered',
  params: Type.Object({
    executionId: Type.String({ description: 'The execution', examples: [exampleIds.execution] }),
  }),
  response: {
    200: answerOf('Execution', MESSAGE, exampleExecution),
    ...apiErrorAnswers('execution_not_found'),
  },
};

export const revokeLinksRoute: Route = (app, { reports, publicUrl }) => {
  app.put('/ScheduledReport/execution/revokeLinks/:executionId', { schema }, async (request) => {
    const { executionId } = request.params;
    const input = { executionId, baseUrl: baseUrl(publicUrl, request) };
    return success(
      await revokeLinks(reports, callerOf(request), programOf(request), input),
      MESSAGE,
    );
  });
};
