import { replayDeliveries } from '../../../reports/callbacks/replay-deliveries.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { uncapitalizeKeys } from '../../input/uncapitalize-keys.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { programOf } from '../../plugins/program.ts';
import { exampleWaiting, ReplayBody } from '../../schemas/callback.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';
import { ReportParams } from '../../schemas/report.ts';

const MESSAGE = 'Callbacks will be sent again';

const schema = {
  operationId: 'replayCallbacks',
  tags: ['Callbacks'],
  summary: 'Send callbacks once more: one, or those of a span of time',
  params: ReportParams,
  body: ReplayBody,
  response: {
    200: answerOf('Delivery', MESSAGE, exampleWaiting),
    ...apiErrorAnswers(
      'malformed_body',
      'unsupported_media_type',
      'replay_choice',
      'callback_paused',
      'report_state',
      'report_not_found',
      'deliveries_not_found',
      'body_too_large',
    ),
  },
};

export const replayCallbacksRoute: Route = (app, { reports }) => {
  app.post('/ScheduledReport/callback/replay/:reportId', { schema }, async (request) => {
    const { reportId } = request.params;
    const [caller, program] = [callerOf(request), programOf(request)];
    const input = uncapitalizeKeys(request.body);
    const replayed = await replayDeliveries(reports, caller, program, reportId, input);
    return success(replayed, MESSAGE);
  });
};
