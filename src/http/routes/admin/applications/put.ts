import { tenantOfApplication } from '../../../../identity/directory/get-identity.ts';
import { putApplication } from '../../../../identity/directory/put-application.ts';
import { refuseOtherSecret } from '../../../../identity/directory/refuse-other-secret.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { adminOf } from '../../../plugins/operator.ts';
import {
  ApplicationBody,
  ApplicationParams,
  exampleApplication,
  exampleSecretText,
} from '../../../schemas/application.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { bodyErrors } from '../../../schemas/identity-filter.ts';
import { putMessage } from '../../../schemas/put-answer.ts';
import { readRoles } from '../../../schemas/role-grant.ts';

const schema = {
  operationId: 'adminPutApplication',
  tags: ['Operators'],
  summary: 'Make or change an application',
  params: ApplicationParams,
  body: ApplicationBody,
  response: {
    200: answerOf('PutApplication', putMessage('Application', 'created'), {
      outcome: 'created',
      changes: [],
      value: exampleApplication,
      secret: exampleSecretText,
    }),
    ...adminErrorAnswers(...bodyErrors),
  },
};

export const putApplicationRoute: Route = (app, { directory }) => {
  app.put('/applications/:clientId', { schema }, async (request) => {
    const { clientId } = request.params;
    const { tenantId, roles, ...wish } = request.body;
    if (wish.secret !== undefined) await refuseOtherSecret(directory, clientId, wish.secret);
    const put = await putApplication(directory, adminOf(request), {
      ...wish,
      clientId,
      tenantId: tenantId ?? (await tenantOfApplication(directory, clientId)),
      roles: readRoles(roles),
    });
    return success([put], putMessage('Application', put.outcome));
  });
};
