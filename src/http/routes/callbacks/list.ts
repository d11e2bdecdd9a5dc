import { Type } from 'typebox';
import { listDeliveries } from '../../../reports/callbacks/list-deliveries.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { exampleDelivery } from '../../schemas/callback.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { time } from '../../schemas/fields.ts';
import { ReportParams } from '../../schemas/report.ts';

const MESSAGE = 'Callbacks fetched successfully';

const schema = {
  operationId: 'listCallbacks',
  tags: ['Callbacks'],
  summary: 'List the callbacks of a report, newest first, with every attempt',
  description: 'The newest 500.',
  params: ReportParams,
  querystring: Type.Object({
    status: Type.Optional(
      Type.String({
        description:
          'Pending, Sending, Delivered, Failed or Held; several are split by semicolons.',
      }),
    ),
    from: Type.Optional(time('Only those made from then on.', '2026-03-01T00:00:00Z')),
    to: Type.Optional(time('Only those made before.', '2026-03-02T00:00:00Z')),
  }),
  response: {
    200: answerOf('Delivery', MESSAGE, exampleDelivery),
    ...apiErrorAnswers('report_not_found'),
  },
};

export const listCallbacksRoute: Route = (app, { reports }) => {
  app.get('/ScheduledReport/callback/:reportId', { schema }, async (request) => {
    const { reportId } = request.params;
    const [caller, program] = [callerOf(request), programOf(request)];
    const found = await listDeliveries(reports, caller, program, reportId, request.query);
    return success(found, MESSAGE);
  });
};
