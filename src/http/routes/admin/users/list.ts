import { listUsers } from '../../../../identity/directory/list.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { TenantFilter } from '../../../schemas/identity-filter.ts';
import { exampleUser } from '../../../schemas/user.ts';

const MESSAGE = 'Users fetched successfully';

const schema = {
  operationId: 'adminListUsers',
  tags: ['Operators'],
  summary: 'List the users, by partner and name',
  querystring: TenantFilter,
  response: {
    200: answerOf('User', MESSAGE, exampleUser),
    ...adminErrorAnswers('identity_invalid'),
  },
};

export const listUsersRoute: Route = (app, { directory }) => {
  app.get('/users', { schema }, async ({ query }) =>
    success(await listUsers(directory, query), MESSAGE),
  );
};
