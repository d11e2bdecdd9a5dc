import { Type } from 'typebox';
import { cancelExecution } from '../../../reports/executions/cancel-execution.ts';
import type { Route } from '../../api-app.ts';
import { baseUrl } from '../../base-url.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleExecution } from '../../schemas/execution.ts';
import { exampleIds } from '../../schemas/fields.ts';

const MESSAGE = 'Report execution cancelled successfully';

const schema = {
  operationId: 'cancelExecution',
  tags: ['Executions'],
  summary: 'Cancel an execution that waits or runs; the report goes on with its next due time',
  params: Type.Object({
    executionId: Type.String({ description: 'The execution', examples: [exampleIds.execution] }),
  }),
  response: {
    200: answerOf('Execution', MESSAGE, {
      ...exampleExecution,
      executionStatus: 'Cancelled',
      failureReason: 'Cancelled by exec@contoso.example.',
      reportLocation: null,
      reportAccessSecureLink: null,
      reportManifestSecureLink: null,
      reportExpiryTime: null,
      reportGeneratedTime: null,
      fileState: null,
      dataRedacted: null,
    }),
    ...apiErrorAnswers('execution_not_found', 'execution_state'),
  },
};

export const cancelExecutionRoute: Route = (app, { reports, publicUrl }) => {
  app.put('/ScheduledReport/execution/cancel/:executionId', { schema }, async (request) => {
    const { executionId } = request.params;
    const input = { executionId, baseUrl: baseUrl(publicUrl, request) };
    return success(
      await cancelExecution(reports, callerOf(request), programOf(request), input),
      MESSAGE,
    );
  });
};
