import { listHistory } from '../../../reports/summaries/list-history.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { ReportParams } from '../../schemas/report.ts';
import { exampleOccurrence } from '../../schemas/report-summary.ts';

const MESSAGE = 'Report history fetched successfully';

const schema = {
  operationId: 'listHistory',
  tags: ['Executions'],
  summary:
    'What became of every due time of a report in the last 90 days, newest first, without links',
  params: ReportParams,
  response: {
    200: answerOf('Occurrence', MESSAGE, exampleOccurrence),
    ...apiErrorAnswers('report_not_found'),
  },
};

export const listHistoryRoute: Route = (app, { reports }) => {
  app.get('/ScheduledReport/history/:reportId', { schema }, async (request) => {
    const { reportId } = request.params;
    const history = await listHistory(reports, callerOf(request), programOf(request), reportId);
    return success(history, MESSAGE);
  });
};
