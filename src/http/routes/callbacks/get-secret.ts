import { getCallbackSecrets } from '../../../reports/callbacks/callback-secrets.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { exampleSecret } from '../../schemas/callback.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';

const MESSAGE = 'Callback secret fetched successfully';

const schema = {
  operationId: 'getCallbackSecret',
  tags: ['Callbacks'],
  summary: 'Get the secret that callbacks are signed with, newest first',
  response: {
    200: answerOf('CallbackSecret', MESSAGE, exampleSecret),
    ...apiErrorAnswers('callback_secret_forbidden'),
  },
};

export const getCallbackSecretRoute: Route = (app, { reports }) => {
  app.get('/CallbackSecret', { schema }, async (request) => {
    return success(await getCallbackSecrets(reports, callerOf(request)), MESSAGE);
  });
};
