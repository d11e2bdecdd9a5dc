import { resumeReport } from '../../../reports/resume-report.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleReport, ReportParams } from '../../schemas/report.ts';

const MESSAGE = 'Report resumed successfully';

const schema = {
  operationId: 'resumeReport',
  tags: ['Reports'],
  summary: 'Resume a paused report',
  params: ReportParams,
  response: {
    200: answerOf('Report', MESSAGE, exampleReport),
    ...apiErrorAnswers('report_state', 'report_not_found'),
  },
};

export const resumeReportRoute: Route = (app, { reports }) => {
  app.put('/ScheduledReport/resume/:reportId', { schema }, async (request) => {
    const { reportId } = request.params;
    const report = await resumeReport(reports, callerOf(request), programOf(request), reportId);
    return success([report], MESSAGE);
  });
};
