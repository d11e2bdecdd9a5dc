import { Type } from 'typebox';
import { listReports } from '../../../reports/list-reports.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleReport } from '../../schemas/report.ts';

const MESSAGE = 'Reports fetched successfully';

const schema = {
  operationId: 'listReports',
  tags: ['Reports'],
  summary: 'List your reports',
  querystring: Type.Object({
    reportId: Type.Optional(
      Type.String({
        description: 'Only this one; several are split by semicolons.',
      }),
    ),
    reportName: Type.Optional(Type.String({ description: 'Only those of this name.' })),
    queryId: Type.Optional(Type.String({ description: 'Only those made from this query.' })),
  }),
  response: {
    200: answerOf('Report', MESSAGE, exampleReport),
    ...apiErrorAnswers('reports_not_found'),
  },
};

export const listReportsRoute: Route = (app, { reports }) => {
  app.get('/ScheduledReport', { schema }, async (request) => {
    const { query } = request;
    return success(
      await listReports(reports, callerOf(request), programOf(request), query),
      MESSAGE,
    );
  });
};
