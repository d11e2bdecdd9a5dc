import { listApplications } from '../../../../identity/directory/list.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { exampleApplication } from '../../../schemas/application.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { TenantFilter } from '../../../schemas/identity-filter.ts';

const MESSAGE = 'Applications fetched successfully';

const schema = {
  operationId: 'adminListApplications',
  tags: ['Operators'],
  summary: 'List the applications, by partner and name',
  querystring: TenantFilter,
  response: {
    200: answerOf('Application', MESSAGE, exampleApplication),
    ...adminErrorAnswers('identity_invalid'),
  },
};

export const listApplicationsRoute: Route = (app, { directory }) => {
  app.get('/applications', { schema }, async ({ query }) =>
    success(await listApplications(directory, query), MESSAGE),
  );
};
