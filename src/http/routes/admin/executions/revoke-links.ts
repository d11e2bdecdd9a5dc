import { Type } from 'typebox';
import { revokeAnyLinks } from '../../../../reports/executions/revoke-links.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { adminOf } from '../../../plugins/operator.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { exampleIds } from '../../../schemas/fields.ts';

const MESSAGE = 'Report links revoked successfully';

const schema = {
  operationId: 'adminRevokeLinks',
  tags: ['Operators'],
  summary: 'End every link to the file of an execution that was given out',
  params: Type.Object({
    executionId: Type.String({ description: 'The execution', examples: [exampleIds.execution] }),
  }),
  response: {
    200: answerOf('RevokedLinks', MESSAGE, { executionId: exampleIds.execution }),
    ...adminErrorAnswers('execution_not_found'),
  },
};

export const adminRevokeLinksRoute: Route = (app, { reports }) => {
  app.post('/executions/:executionId/revoke-links', { schema }, async (request) => {
    const { executionId } = request.params;
    await revokeAnyLinks(reports, adminOf(request), executionId);
    return success([{ executionId: executionId.toLowerCase() }], MESSAGE);
  });
};
