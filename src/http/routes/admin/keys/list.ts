import { listKeys } from '../../../../identity/keys/list-keys.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { exampleKey } from '../../../schemas/signing-key.ts';

const MESSAGE = 'Signing keys fetched successfully';

const schema = {
  operationId: 'adminListKeys',
  tags: ['Operators'],
  summary: 'List the keys that sign access tokens, the newest first',
  response: { 200: answerOf('SigningKey', MESSAGE, exampleKey), ...adminErrorAnswers() },
};

export const listKeysRoute: Route = (app, { directory }) => {
  app.get('/keys', { schema }, async () => success(await listKeys(directory), MESSAGE));
};
