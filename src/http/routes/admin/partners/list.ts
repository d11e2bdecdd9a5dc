import { listPartners } from '../../../../identity/directory/list.ts';
import type { Route } from '../../../api-app.ts';
import { success } from '../../../envelope.ts';
import { answerOf } from '../../../schemas/envelope.ts';
import { adminErrorAnswers } from '../../../schemas/error-answers.ts';
import { examplePartner } from '../../../schemas/partner.ts';

const MESSAGE = 'Partners fetched successfully';

const schema = {
  operationId: 'adminListPartners',
  tags: ['Operators'],
  summary: 'List the partners, by name',
  response: {
    200: answerOf('Partner', MESSAGE, examplePartner),
    ...adminErrorAnswers(),
  },
};

export const listPartnersRoute: Route = (app, { directory }) => {
  app.get('/partners', { schema }, async () => success(await listPartners(directory), MESSAGE));
};
