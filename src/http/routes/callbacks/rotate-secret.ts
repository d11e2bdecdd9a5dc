import { rotateCallbackSecret } from '../../../reports/callbacks/callback-secrets.ts';
import type { Route } from '../../api-app.ts';
import { success } from '../../envelope.ts';
import { callerOf } from '../../plugins/authentication.ts';
import { exampleSecret } from '../../schemas/callback.ts';
import { answerOf } from '../../schemas/envelope.ts';
import { apiErrorAnswers } from '../../schemas/error-answers.ts';

const MESSAGE = 'Callback secret rotated successfully';

const schema = {
  operationId: 'rotateCallbackSecret',
  tags: ['Callbacks'],
  summary: 'Make a new secret; the old one signs beside it for 24 hours',
  response: {
    200: answerOf(
      'CallbackSecret',
      MESSAGE,
      { ...exampleSecret, createdTime: '2026-03-02T04:05:06Z' },
      {
        ...exampleSecret,
        secret: 'whsec_YW4gb2xkZXIgZXhhbXBsZSwgMzIgYnl0ZXMgbG9uZy4=',
        expiresTime: '2026-03-03T04:05:06Z',
      },
    ),
    ...apiErrorAnswers('callback_secret_forbidden', 'callback_secret_rotations'),
  },
};

export const rotateCallbackSecretRoute: Route = (app, { reports }) => {
  app.post('/CallbackSecret/rotate', { schema }, async (request) => {
    return success(await rotateCallbackSecret(reports, callerOf(request)), MESSAGE);
  });
};
