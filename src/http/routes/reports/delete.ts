import { deleteReport } from '../../../reports/delete-report.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleReport, ReportParams } from '../../schemas/report.ts';

const MESSAGE = 'Report deleted successfully';

const schema = {
  operationId: 'deleteReport',
  tags: ['Reports'],
  summary: 'Delete a report, its executions and their files',
  params: ReportParams,
  response: {
    200: answerOf('Report', MESSAGE, exampleReport),
    ...apiErrorAnswers('report_not_found'),
  },
};

export const deleteReportRoute: Route = (app, { reports }) => {
  app.delete('/ScheduledReport/:reportId', { schema }, async (request) => {
    const { reportId } = request.params;
    const report = await deleteReport(reports, callerOf(request), programOf(request), reportId);
    return success([report], MESSAGE);
  });
};
