import { updateReport } from '../../../reports/update-report.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { uncapitalizeKeys } from '../../input/uncapitalize-keys.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleReport, ReportParams, UpdateReportBody } from '../../schemas/report.ts';

const MESSAGE = 'Report updated successfully';

const schema = {
  operationId: 'updateReport',
  tags: ['Reports'],
  summary: 'Change a report',
  params: ReportParams,
  body: UpdateReportBody,
  response: {
    200: answerOf('Report', MESSAGE, exampleReport),
    ...apiErrorAnswers(
      'malformed_body',
      'unsupported_media_type',
      'report_invalid',
      'report_state',
      'report_not_found',
      'body_too_large',
    ),
  },
};

export const updateReportRoute: Route = (app, { reports }) => {
  app.put('/ScheduledReport/:reportId', { schema }, async (request) => {
    const { reportId } = request.params;
    const input = uncapitalizeKeys(request.body);
    const report = await updateReport(
      reports,
      callerOf(request),
      programOf(request),
      reportId,
      input,
    );
    return success([report], MESSAGE);
  });
};
