import { createReport } from '../../../reports/create-report.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { uncapitalizeKeys } from '../../input/uncapitalize-keys.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { CreateReportBody, exampleReport } from '../../schemas/report.ts';

const MESSAGE = 'Report created successfully';

const schema = {
  operationId: 'createReport',
  tags: ['Reports'],
  summary: 'Create a report: on a schedule, or run once at once',
  body: CreateReportBody,
  response: {
    200: answerOf('Report', MESSAGE, exampleReport),
    ...apiErrorAnswers(
      'malformed_body',
      'unsupported_media_type',
      'report_invalid',
      'too_many_reports',
      'query_id_invalid',
      'period_invalid',
      'body_too_large',
    ),
  },
};

export const createReportRoute: Route = (app, { reports }) => {
  app.post('/ScheduledReport', { schema }, async (request) => {
    const input = uncapitalizeKeys(request.body);
    const report = await createReport(reports, callerOf(request), programOf(request), input);
    return success([report], MESSAGE);
  });
};
