import { getApplication } from '../../../../identity/directory/get-identity.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { ApplicationParams, exampleApplication } from '../../../schemas/application.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';

const MESSAGE = 'Application fetched successfully';

const schema = {
  operationId: 'adminGetApplication',
  tags: ['Operators'],
  summary: 'Get an application',
  params: ApplicationParams,
  response: {
    200: answerOf('Application', MESSAGE, exampleApplication),
    ...adminErrorAnswers('identity_invalid', 'identity_not_found'),
  },
};

export const getApplicationRoute: Route = (app, { directory }) => {
  app.get('/applications/:clientId', { schema }, async ({ params }) =>
    success([await getApplication(directory, params.clientId)], MESSAGE),
  );
};
