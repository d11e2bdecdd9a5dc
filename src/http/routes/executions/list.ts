import { Type } from 'typebox';
import { executionLister } from '../../../reports/executions/list-executions.ts';
import type { Route } from '../../api-app.ts';
import { baseUrl } from '../../base-url.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { exampleExecution } from '../../schemas/execution.ts';
import { ReportParams } from '../../schemas/report.ts';

const MESSAGE = 'Report executions fetched successfully';

const schema = {
  operationId: 'listExecutions',
  tags: ['Executions'],
  summary: 'List the executions of a report, with links to their files',
  params: ReportParams,
  querystring: Type.Object({
    executionId: Type.Optional(
      Type.String({
        description: 'Only this one; several are split by semicolons.',
      }),
    ),
    executionStatus: Type.Optional(
      Type.String({
        description:
          'Pending, Running, Paused, Completed (when left out), Failed, Skipped or Cancelled; several are split by semicolons.',
      }),
    ),
    getLatestExecution: Type.Optional(
      Type.Boolean({
        description:
          'True (when left out): the newest that matches. False: those of the last 90 days. Given as true without executionStatus: the newest, whatever its status.',
      }),
    ),
  }),
  response: {
    200: answerOf('Execution', MESSAGE, exampleExecution),
    ...apiErrorAnswers('report_not_found', 'executions_not_found'),
  },
};

export const listExecutionsRoute: Route = (app, { reports, publicUrl }) => {
  const listExecutions = executionLister(reports);
  app.get('/ScheduledReport/execution/:reportId', { schema }, async (request) => {
    const { reportId } = request.params;
    const input = { ...request.query, reportId, baseUrl: baseUrl(publicUrl, request) };
    return success(await listExecutions(callerOf(request), programOf(request), input), MESSAGE);
  });
};
