import { putPartner } from '../../../../identity/directory/put-partner.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { adminOf } from '../../../plugins/operator.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { bodyErrors } from '../../../schemas/identity-filter.ts';
import { examplePartner, PartnerBody, PartnerParams } from '../../../schemas/partner.ts';
import { putMessage } from '../../../schemas/put-answer.ts';

const schema = {
  operationId: 'adminPutPartner',
  tags: ['Operators'],
  summary: 'Make or change a partner',
  params: PartnerParams,
  body: PartnerBody,
  response: {
    200: answerOf('PutPartner', putMessage('Partner', 'created'), {
      outcome: 'created',
      changes: [],
      value: examplePartner,
    }),
    ...adminErrorAnswers(...bodyErrors),
  },
};

export const putPartnerRoute: Route = (app, { directory }) => {
  app.put('/partners/:tenantId', { schema }, async (request) => {
    const { tenantId } = request.params;
    const put = await putPartner(directory, adminOf(request), { ...request.body, tenantId });
    return success([put], putMessage('Partner', put.outcome));
  });
};
