import { rotateSecret } from '../../../../identity/directory/rotate-secret.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { adminOf } from '../../../plugins/operator.ts';
import {
  ApplicationParams,
  exampleApplication,
  exampleSecretText,
  RotateSecretBody,
} from '../../../schemas/application.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { bodyErrors } from '../../../schemas/identity-filter.ts';

const MESSAGE = 'Secret rotated successfully';
const [secret] = exampleApplication.secrets;
const before = { ...secret, secretId: '0b8d7c6e-5f4a-4b3c-8d2e-1f0a9b8c7d6e' };
const rotated = [
  { ...secret, createdTime: '2026-03-02T04:05:06.000Z' },
  { ...before, expiresTime: '2026-03-03T04:05:06.000Z' },
];

const schema = {
  operationId: 'adminRotateSecret',
  tags: ['Operators'],
  summary: 'Give an application a new secret; the one before stays valid for a while',
  description: 'Two are valid at the most: one that is older still ends at once.',
  params: ApplicationParams,
  body: RotateSecretBody,
  response: {
    200: answerOf('PutApplication', MESSAGE, {
      outcome: 'changed',
      changes: [{ property: 'secrets', before: [before], after: rotated }],
      value: { ...exampleApplication, secrets: rotated },
      secret: exampleSecretText,
    }),
    ...adminErrorAnswers(...bodyErrors),
  },
};

export const rotateSecretRoute: Route = (app, { directory }) => {
  app.post('/applications/:clientId/rotate-secret', { schema }, async (request) => {
    const { clientId } = request.params;
    const put = await rotateSecret(directory, adminOf(request), { ...request.body, clientId });
    return success([put], put.outcome === 'unchanged' ? 'Secret unchanged' : MESSAGE);
  });
};
