import { resumeCallbacks } from '../../../reports/callbacks/resume-callbacks.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleReport, ReportParams } from '../../schemas/report.ts';

const MESSAGE = 'Callbacks resumed successfully';

const schema = {
  operationId: 'resumeCallbacks',
  tags: ['Callbacks'],
  summary: 'Resume the callbacks of a report, and send those that were held',
  params: ReportParams,
  response: {
    200: answerOf('Report', MESSAGE, {
      ...exampleReport,
      callbackUrl: 'https://receiver.example/insights',
      callbackStatus: 'Active',
    }),
    ...apiErrorAnswers('report_state', 'report_not_found'),
  },
};

export const resumeCallbacksRoute: Route = (app, { reports }) => {
  app.put('/ScheduledReport/callback/resume/:reportId', { schema }, async (request) => {
    const { reportId } = request.params;
    const report = await resumeCallbacks(reports, callerOf(request), programOf(request), reportId);
    return success([report], MESSAGE);
  });
};
