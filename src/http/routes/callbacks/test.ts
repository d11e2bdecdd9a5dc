import { testCallback } from '../../../reports/callbacks/test-callback.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { exampleTest } from '../../schemas/callback.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { ReportParams } from '../../schemas/report.ts';

const MESSAGE = 'A test callback will be sent';

const schema = {
  operationId: 'testCallback',
  tags: ['Callbacks'],
  summary: 'Send a test callback',
  description:
    'One attempt, also while the callbacks of the report are paused: a delivered test resumes them.',
  params: ReportParams,
  response: {
    200: answerOf('Delivery', MESSAGE, exampleTest),
    ...apiErrorAnswers('report_state', 'test_under_way', 'report_not_found'),
  },
};

export const testCallbackRoute: Route = (app, { reports }) => {
  app.post('/ScheduledReport/callback/test/:reportId', { schema }, async (request) => {
    const { reportId } = request.params;
    const test = await testCallback(
      reports,
      callerOf(request),
      programOf(request),
      reportId,
      request.id,
    );
    return success([test], MESSAGE);
  });
};
