import { pauseReport } from '../../../reports/pause-report.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleReport, ReportParams } from '../../schemas/report.ts';

const MESSAGE = 'Report paused successfully';

const schema = {
  operationId: 'pauseReport',
  tags: ['Reports'],
  summary: 'Pause a report',
  params: ReportParams,
  response: {
    200: answerOf('Report', MESSAGE, { ...exampleReport, reportStatus: 'Paused' }),
    ...apiErrorAnswers('report_state', 'report_not_found'),
  },
};

export const pauseReportRoute: Route = (app, { reports }) => {
  app.put('/ScheduledReport/pause/:reportId', { schema }, async (request) => {
    const { reportId } = request.params;
    const report = await pauseReport(reports, callerOf(request), programOf(request), reportId);
    return success([report], MESSAGE);
  });
};
