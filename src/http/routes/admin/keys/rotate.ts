import { rotateSigningKey } from '../../../../identity/keys/rotate-signing-key.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { adminOf } from '../../../plugins/operator.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { exampleRotated } from '../../../schemas/signing-key.ts';

const MESSAGE = 'Signing key rotated successfully';

const schema = {
  operationId: 'adminRotateKey',
  tags: ['Operators'],
  summary: 'Sign with a new key; what the one before has signed stays valid until it expires',
  response: { 200: answerOf('KeyRotation', MESSAGE, exampleRotated), ...adminErrorAnswers() },
};

export const rotateKeyRoute: Route = (app, { directory }) => {
  app.post('/keys/rotate', { schema }, async (request) =>
    success([await rotateSigningKey(directory, adminOf(request))], MESSAGE),
  );
};
