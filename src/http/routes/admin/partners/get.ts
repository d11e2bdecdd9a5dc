import { getPartner } from '../../../../identity/directory/get-identity.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { examplePartner, PartnerParams } from '../../../schemas/partner.ts';

const MESSAGE = 'Partner fetched successfully';

const schema = {
  operationId: 'adminGetPartner',
  tags: ['Operators'],
  summary: 'Get a partner',
  params: PartnerParams,
  response: {
    200: answerOf('Partner', MESSAGE, examplePartner),
    ...adminErrorAnswers('identity_invalid', 'identity_not_found'),
  },
};

export const getPartnerRoute: Route = (app, { directory }) => {
  app.get('/partners/:tenantId', { schema }, async ({ params }) =>
    success([await getPartner(directory, params.tenantId)], MESSAGE),
  );
};
