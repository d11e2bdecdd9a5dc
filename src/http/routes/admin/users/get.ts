import { getUser } from '../../../../identity/directory/get-identity.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { exampleUser, UserParams } from '../../../schemas/user.ts';

const MESSAGE = 'User fetched successfully';

const schema = {
  operationId: 'adminGetUser',
  tags: ['Operators'],
  summary: 'Get a user',
  params: UserParams,
  response: {
    200: answerOf('User', MESSAGE, exampleUser),
    ...adminErrorAnswers('identity_invalid', 'identity_not_found'),
  },
};

export const getUserRoute: Route = (app, { directory }) => {
  app.get('/users/:userId', { schema }, async ({ params }) =>
    success([await getUser(directory, params.userId)], MESSAGE),
  );
};
