import { tenantOfUser } from '../../../../identity/directory/get-identity.ts';
import { putUser } from '../../../../identity/directory/put-user.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { adminOf } from '../../../plugins/operator.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { bodyErrors } from '../../../schemas/identity-filter.ts';
import { putMessage } from '../../../schemas/put-answer.ts';
import { readRoles } from '../../../schemas/role-grant.ts';
import { exampleUser, UserBody, UserParams } from '../../../schemas/user.ts';

const schema = {
  operationId: 'adminPutUser',
  tags: ['Operators'],
  summary: 'Make or change a user',
  description: 'Another password, or disabling, also ends the refresh tokens of the user.',
  params: UserParams,
  body: UserBody,
  response: {
    200: answerOf('PutUser', putMessage('User', 'created'), {
      outcome: 'created',
      changes: [],
      value: exampleUser,
    }),
    ...adminErrorAnswers(...bodyErrors),
  },
};

export const putUserRoute: Route = (app, { directory }) => {
  app.put('/users/:userId', { schema }, async (request) => {
    const { userId } = request.params;
    const { tenantId, roles, ...wish } = request.body;
    const put = await putUser(directory, adminOf(request), {
      ...wish,
      userId,
      tenantId: tenantId ?? (await tenantOfUser(directory, userId)),
      roles: readRoles(roles),
    });
    return success([put], putMessage('User', put.outcome));
  });
};
