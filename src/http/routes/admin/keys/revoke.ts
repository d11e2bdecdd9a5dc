import { revokeSigningKey } from '../../../../identity/keys/revoke-signing-key.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { adminOf } from '../../../plugins/operator.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { exampleRotated, KeyParams } from '../../../schemas/signing-key.ts';

const MESSAGE = 'Signing key revoked successfully';

const schema = {
  operationId: 'adminRevokeKey',
  tags: ['Operators'],
  summary: 'Refuse everything that a key has signed, at once; sign with another',
  params: KeyParams,
  response: {
    200: answerOf('KeyRevocation', MESSAGE, {
      outcome: 'changed',
      replacedBy: exampleRotated.kid,
    }),
    ...adminErrorAnswers('identity_not_found'),
  },
};

export const revokeKeyRoute: Route = (app, { directory }) => {
  app.delete('/keys/:kid', { schema }, async (request) =>
    success([await revokeSigningKey(directory, adminOf(request), request.params.kid)], MESSAGE),
  );
};
